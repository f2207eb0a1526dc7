-- skep's memory. Times are unix milliseconds in UTC, values are in base units (seconds, bytes, ratios from 0 to 1).

-- What is measured: one row for a name with its labels.
CREATE TABLE series (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    labels TEXT NOT NULL,            -- a JSON object, by the labels' names; {} for none
    kind TEXT NOT NULL,              -- gauge, counter, histogram or unknown
    help TEXT NOT NULL,              -- one sentence on what it counts; may be empty
    created_at INTEGER NOT NULL,
    UNIQUE (name, labels)
) STRICT;

-- The newest sample of each series, by time.
CREATE TABLE latest (
    series INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    value REAL                       -- NULL is NaN, here and in every other table
) STRICT;

-- The newest samples, in the order in which they come. They wait here to be sorted by series.
CREATE TABLE recent (
    at INTEGER NOT NULL,
    series INTEGER NOT NULL,
    value REAL,
    PRIMARY KEY (at, series)
) STRICT, WITHOUT ROWID;

-- The times that `recent` has samples of.
CREATE TABLE rounds (
    at INTEGER PRIMARY KEY
) STRICT;

-- Every other sample, by series.
CREATE TABLE samples (
    series INTEGER NOT NULL,
    at INTEGER NOT NULL,
    value REAL,
    PRIMARY KEY (series, at)
) STRICT, WITHOUT ROWID;

-- What the samples of an hour come to; stays when the samples are deleted.
CREATE TABLE hours (
    series INTEGER NOT NULL,
    hour INTEGER NOT NULL,           -- its beginning
    n INTEGER NOT NULL,              -- how many samples are numbers
    sum REAL,
    min REAL,
    max REAL,
    first REAL,
    last REAL,
    increase REAL,                   -- of a counter from first to last, resets counted
    good INTEGER NOT NULL,           -- how many samples are numbers other than 0
    total INTEGER NOT NULL,          -- how many samples there are
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (series, hour)
) STRICT, WITHOUT ROWID;

-- What agents ran.
CREATE TABLE executions (
    id TEXT PRIMARY KEY,
    agent TEXT NOT NULL,
    task TEXT,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,                -- NULL while it runs
    success INTEGER,                 -- 1, 0, or NULL where nobody said
    error TEXT,
    tokens INTEGER,
    cost REAL
) STRICT;
CREATE INDEX executions_by_start ON executions (started_at);

-- How many executions each agent ever had, deleted ones too.
CREATE TABLE agents (
    agent TEXT PRIMARY KEY,
    started INTEGER NOT NULL,
    ended INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    lost INTEGER NOT NULL,           -- deleted before anybody said that they ended
    seconds REAL NOT NULL            -- the sum of the durations
) STRICT, WITHOUT ROWID;

-- How many executions of an agent took so long, to three digits, rounded up.
CREATE TABLE durations (
    agent TEXT NOT NULL,
    seconds REAL NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (agent, seconds)
) STRICT, WITHOUT ROWID;

-- The host and all on it at one time.
CREATE TABLE snapshots (
    taken_at INTEGER PRIMARY KEY,
    git_head TEXT,
    config_hash TEXT NOT NULL,
    content TEXT NOT NULL            -- JSON
) STRICT;

-- Notes that skep makes for itself.
CREATE TABLE notes (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Every sample with its name and a time that people can read.
CREATE VIEW readings AS
    SELECT strftime('%Y-%m-%dT%H:%M:%fZ', s.at / 1000.0, 'unixepoch') AS time, series.name, series.labels, s.value, s.at
    FROM (SELECT at, series, value FROM samples UNION ALL SELECT at, series, value FROM recent) AS s
    JOIN series ON series.id = s.series;
