"""Where an exported file goes: standard output, or a file that is written whole or not at all."""

import stat
import sys
from contextlib import suppress
from pathlib import Path

from model.levers import LeverError
from model.reading.tables import DataError
from model.typed_text import echo

STANDARD_OUTPUT = Path("-")


def check_target(out: Path, suffix: str) -> None:
    """Raise `LeverError` for a name with another suffix than the file's kind has, and `DataError`
    for a place that must not be replaced: before anything is worked out."""
    if out == STANDARD_OUTPUT:
        return
    if out.suffix.lower() != f".{suffix}":
        raise LeverError(f"--out {_named(out)}: expected a name that ends in .{suffix}, or -")
    _followed(out)


def deliver(out: Path, content: bytes) -> None:
    """Write to standard output, or to a file, through a symbolic link to what it points at; an
    existing file is replaced only when the new one is complete, and keeps its mode.

    Raises `DataError` if it cannot be written.
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
        reason = error.strerror if isinstance(error, OSError) else "not a name for a file"
        raise DataError(f"{_named(out)}: cannot be written ({reason})") from None
    print(out)


def _followed(out: Path) -> Path:
    """What a name stands for once symbolic links are followed. Raises `DataError` for a device, a
    pipe or a folder, and for a file that is read-only, also to one who may write everywhere."""
    try:
        file = out.resolve()
        mode = file.stat().st_mode if file.exists() else None
    except (OSError, RuntimeError, ValueError):  # a circle of links, a name that is none
        raise DataError(f"{_named(out)}: cannot be written (not a name for a file)") from None
    if mode is not None and not stat.S_ISREG(mode):
        raise DataError(f"{_named(out)}: cannot be written (it is not a regular file)")
    if mode is not None and not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise DataError(f"{_named(out)}: cannot be written (it is read-only)")
    return file


def _named(out: Path) -> str:
    """A name in a message."""
    return str(out) if str(out).isprintable() else echo(str(out))
