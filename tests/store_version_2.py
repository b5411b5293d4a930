"""A database as version 2 made it, on either kind."""

from tests.store_version_1 import make_version_1, run

SINCE_1 = """
ALTER TABLE versions ADD COLUMN movement TEXT NOT NULL DEFAULT 'trend';
ALTER TABLE versions ADD COLUMN efforts TEXT NOT NULL DEFAULT '{}';
UPDATE schema_version SET version = 2;
"""


def make_version_2(url: str) -> None:
    """With the scenarios that version 1 had."""
    make_version_1(url)
    run(url, SINCE_1)
