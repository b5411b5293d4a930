"""A database as version 5 made it, on either kind."""

from tests.store_version_1 import KEYS, run
from tests.store_version_4 import make_version_4

SINCE_4 = """
CREATE TABLE opened_years (id {key}, name TEXT NOT NULL, name_key TEXT NOT NULL, deleted_at TEXT);
CREATE UNIQUE INDEX opened_years_name_key ON opened_years (name_key) WHERE deleted_at IS NULL;
CREATE TABLE opened_year_versions (
    opened_year INTEGER NOT NULL, number INTEGER NOT NULL, author TEXT NOT NULL,
    saved_at TEXT NOT NULL, year INTEGER NOT NULL, baseline TEXT NOT NULL, plan_name TEXT NOT NULL,
    plan TEXT NOT NULL, premises TEXT NOT NULL, PRIMARY KEY (opened_year, number),
    FOREIGN KEY (opened_year) REFERENCES opened_years (id)
);
CREATE TABLE observations (
    id {key}, opened_year INTEGER NOT NULL, lever TEXT NOT NULL, figure TEXT NOT NULL, out_of TEXT,
    as_of TEXT NOT NULL, since TEXT, agency TEXT NOT NULL, source TEXT NOT NULL, note TEXT NOT NULL,
    author TEXT NOT NULL, saved_at TEXT NOT NULL, replaces INTEGER,
    FOREIGN KEY (opened_year) REFERENCES opened_years (id),
    FOREIGN KEY (replaces) REFERENCES observations (id)
);
CREATE INDEX ix_observations_opened_year ON observations (opened_year);
INSERT INTO opened_years (name, name_key) VALUES ('Năm 2024', 'năm 2024');
INSERT INTO opened_year_versions VALUES
    (1, 1, 'Lan', '2024-06-20T02:30:00.000000+00:00', 2024, 'lam_dong_2023', 'Kế hoạch năm',
     '{{"baseline": "lam_dong_2023", "reading": "published", "movement": "trend", "efforts": {{}},
        "changes": {{}}, "note": ""}}', '{{}}');
INSERT INTO observations
    (opened_year, lever, figure, out_of, as_of, agency, source, note, author, saved_at) VALUES
    (1, '6.1.1', '100', '7482.777', '2024-05-31', 'Sở Tài chính', '', '', 'Lan',
     '2024-06-20T02:30:00.000000+00:00');
UPDATE schema_version SET version = 5;
"""


def make_version_5(url: str) -> None:
    """With scenarios, an office's figures and a year under way with one entry."""
    make_version_4(url)
    run(url, SINCE_4.format(key=KEYS[url.partition(":")[0]]))
