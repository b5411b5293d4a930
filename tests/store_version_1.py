"""Databases as versions 1 and 2 made them, on either kind."""

import sqlite3
from contextlib import closing

import psycopg

# {key} is how a database counts.
VERSION_1 = """
CREATE TABLE schema_version (
    application TEXT NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (application)
);
INSERT INTO schema_version VALUES ('par-index-scenarios', 1);
CREATE TABLE scenarios (
    id {key}, name TEXT NOT NULL, name_key TEXT NOT NULL, deleted_at TEXT
);
CREATE UNIQUE INDEX scenarios_name_key ON scenarios (name_key) WHERE deleted_at IS NULL;
CREATE TABLE versions (
    scenario INTEGER NOT NULL, number INTEGER NOT NULL, author TEXT NOT NULL,
    saved_at TEXT NOT NULL, note TEXT NOT NULL, baseline TEXT NOT NULL, reading TEXT NOT NULL,
    changes TEXT NOT NULL, PRIMARY KEY (scenario, number),
    FOREIGN KEY (scenario) REFERENCES scenarios (id)
);
INSERT INTO scenarios (name, name_key, deleted_at) VALUES
    ('Giải ngân 95 %', 'giải ngân 95 %', NULL),
    ('Bỏ', 'bỏ', '2024-06-21T02:30:00.000000+00:00');
INSERT INTO versions VALUES
    (1, 1, 'Lan', '2024-06-20T02:30:00.000000+00:00', 'nháp', 'lam_dong_2023', 'published',
     '{{"6.1.1": "90"}}'),
    (1, 2, 'Minh', '2024-06-20T03:00:00.000000+00:00', '', 'lam_dong_2023', 'appendix',
     '{{"6.1.1": "95.0001", "6.1.2": "yes"}}'),
    (2, 1, '', '2024-06-19T03:00:00.000000+00:00', '', 'lam_dong_2023', 'published', '{{}}');
"""
VERSION_2 = """
ALTER TABLE versions ADD COLUMN movement TEXT NOT NULL DEFAULT 'trend';
ALTER TABLE versions ADD COLUMN efforts TEXT NOT NULL DEFAULT '{}';
UPDATE versions SET movement = 'none' WHERE scenario = 1 AND number = 2;
UPDATE schema_version SET version = 2;
"""
KEYS = {"sqlite": "INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT", "postgresql": "SERIAL PRIMARY KEY"}


def run(url: str, script: str) -> None:
    """Run statements on a database, whichever it is."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
            connection.executescript(script)
    else:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(script.encode())


def make_version_1(url: str) -> None:
    run(url, VERSION_1.format(key=KEYS[url.partition(":")[0]]))


def make_version_2(url: str) -> None:
    make_version_1(url)
    run(url, VERSION_2)
