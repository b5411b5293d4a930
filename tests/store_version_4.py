"""A database as version 4 made it, on either kind."""

from tests.store_version_1 import KEYS, make_version_2, run

SINCE_2 = """
CREATE TABLE letterheads (
    province TEXT NOT NULL, number INTEGER NOT NULL, author TEXT NOT NULL,
    saved_at TEXT NOT NULL, letterhead TEXT NOT NULL, PRIMARY KEY (province, number)
);
CREATE TABLE years (id {key}, name TEXT NOT NULL, name_key TEXT NOT NULL, deleted_at TEXT);
CREATE UNIQUE INDEX years_name_key ON years (name_key) WHERE deleted_at IS NULL;
CREATE TABLE year_versions (
    year INTEGER NOT NULL, number INTEGER NOT NULL, author TEXT NOT NULL,
    saved_at TEXT NOT NULL, file TEXT NOT NULL, figures TEXT NOT NULL,
    PRIMARY KEY (year, number), FOREIGN KEY (year) REFERENCES years (id)
);
INSERT INTO years (name, name_key) VALUES ('Số liệu quý I', 'số liệu quý i');
INSERT INTO year_versions VALUES
    (1, 1, 'Lan', '2024-06-20T02:30:00.000000+00:00', 'so-lieu.xlsx', '{{}}');
UPDATE schema_version SET version = 4;
"""


def make_version_4(url: str) -> None:
    """With scenarios and an office's figures."""
    make_version_2(url)
    run(url, SINCE_2.format(key=KEYS[url.partition(":")[0]]))
