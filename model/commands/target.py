"""Where an exported file goes: standard output, or a file that is written whole or not at all."""

import errno
import stat
import sys
from contextlib import suppress
from pathlib import Path

from model.telling.language import Phrase, Refusal
from model.typed_text import echo

STANDARD_OUTPUT = Path("-")
REASONS = {
    errno.ENOENT: "refused.not_there",
    errno.EACCES: "refused.no_right",
    errno.EPERM: "refused.no_right",
    errno.EISDIR: "refused.folder",
    errno.ENOTDIR: "refused.no_folder",
    errno.ENOSPC: "refused.full",
    errno.EROFS: "refused.read_only",
    errno.ENAMETOOLONG: "refused.no_name",
}


def check_target(out: Path, suffix: str) -> None:
    """Raise `Refusal` for a name with another suffix than the file's kind has, and for a place that
    must not be replaced: before anything is worked out."""
    if out == STANDARD_OUTPUT:
        return
    if out.suffix.lower() != f".{suffix}":
        raise Refusal("refused.suffix", file=_named(out), suffix=f".{suffix}")
    _followed(out)


def deliver(out: Path, content: bytes) -> None:
    """Write to standard output, or to a file, through a symbolic link to what it points at; an
    existing file is replaced only when the new one is complete, and keeps its mode.

    Raises `Refusal` if it cannot be written.
    """
    if out == STANDARD_OUTPUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        file = _followed(out)
        mode = file.stat().st_mode if file.exists() else None
        part = file.with_name(f"{file.name}.part")
        try:
            part.write_bytes(content)
            if mode is not None:
                part.chmod(stat.S_IMODE(mode))
            part.replace(file)
        finally:
            with suppress(OSError):  # the first failure is the one to tell
                part.unlink(missing_ok=True)
    except (OSError, ValueError) as error:  # ValueError: not even a name for a file
        raise _unwritten(out, why(error)) from None
    print(out)


def _followed(out: Path) -> Path:
    """What a name stands for once symbolic links are followed. Raises `Refusal` for a device, a
    pipe or a folder, and for a file that is read-only, also to one who may write everywhere."""
    try:
        file = out.resolve()
        mode = file.stat().st_mode if file.exists() else None
    except (OSError, RuntimeError, ValueError):  # a circle of links, a name that is none
        raise _unwritten(out, Phrase("refused.no_name", {})) from None
    if mode is not None and not stat.S_ISREG(mode):
        raise _unwritten(out, Phrase("refused.no_file", {}))
    if mode is not None and not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise _unwritten(out, Phrase("refused.read_only", {}))
    return file


def why(error: Exception) -> Phrase:
    """Why a file could not be read or written: what the system says, in our words."""
    if not isinstance(error, OSError):
        return Phrase("refused.no_name", {})
    known = REASONS.get(error.errno or 0)
    return Phrase(known or "refused.system", {} if known else {"code": error.errno})


def _unwritten(out: Path, reason: Phrase) -> Refusal:
    return Refusal("refused.unwritten", file=_named(out), why=reason)


def _named(out: Path) -> str:
    """A name in a message."""
    return str(out) if str(out).isprintable() else echo(str(out))
