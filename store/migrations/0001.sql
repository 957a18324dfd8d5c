-- Schema 1. Days are numbers counted from 1 January of year 1 (day 1), 0 for
-- unknown. Spans (start, stop) are byte offsets into article.text, half open.

-- The versions of the program that coded the articles.
CREATE TABLE coder (
    key     INTEGER PRIMARY KEY,
    version TEXT NOT NULL UNIQUE
) STRICT;

-- The text comes last: SQLite then reads the columns before it without it.
CREATE TABLE article (
    key       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    hash      BLOB NOT NULL UNIQUE, -- first 16 bytes of the text's SHA-256
    coder     INTEGER NOT NULL REFERENCES coder,
    published INTEGER NOT NULL,
    title     TEXT NOT NULL,
    authors   TEXT NOT NULL,        -- JSON array
    outlet    TEXT NOT NULL,
    url       TEXT NOT NULL,
    language  TEXT NOT NULL,
    file      TEXT NOT NULL,
    truncated INTEGER NOT NULL,
    text      TEXT NOT NULL
) STRICT;
CREATE INDEX article_published ON article (published);

CREATE TABLE sentence (
    article INTEGER NOT NULL REFERENCES article,
    n       INTEGER NOT NULL,
    para    INTEGER NOT NULL,
    start   INTEGER NOT NULL,
    stop    INTEGER NOT NULL,
    PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;

-- Events and standings of an article follow each other in the order of key.
CREATE TABLE event (
    key        INTEGER PRIMARY KEY,
    article    INTEGER NOT NULL REFERENCES article,
    id         TEXT NOT NULL,
    first      INTEGER NOT NULL,
    last       INTEGER NOT NULL,
    type       TEXT NOT NULL,
    modality   TEXT NOT NULL,
    past       INTEGER NOT NULL,
    quad       INTEGER NOT NULL,
    confidence REAL NOT NULL,
    modes      TEXT NOT NULL,       -- JSON array
    contexts   TEXT NOT NULL,       -- JSON array
    cameo      TEXT NOT NULL,
    score      REAL NOT NULL,
    symmetric  INTEGER NOT NULL,
    date       TEXT NOT NULL,
    precision  TEXT NOT NULL,
    condition  TEXT NOT NULL,
    said_by    TEXT NOT NULL,
    place      TEXT NOT NULL,
    sentence   INTEGER NOT NULL,
    start      INTEGER NOT NULL,    -- the predicate
    stop       INTEGER NOT NULL,
    why        TEXT NOT NULL
) STRICT;
CREATE INDEX event_article ON event (article);
CREATE INDEX event_first ON event (first);
CREATE INDEX event_id ON event (id);

CREATE TABLE event_actor (
    event    INTEGER NOT NULL REFERENCES event,
    side     INTEGER NOT NULL,      -- 0 source, 1 target
    n        INTEGER NOT NULL,
    code     TEXT NOT NULL,
    sector   TEXT NOT NULL,
    text     TEXT NOT NULL,
    entity   TEXT NOT NULL,
    sentence INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    stop     INTEGER NOT NULL,
    why      TEXT NOT NULL,
    PRIMARY KEY (event, side, n)
) STRICT, WITHOUT ROWID;

-- Who stands against whom: the search index of dyads. A row says that actor a
-- acts in the event and b is acted upon; a and b are countries (the first
-- three letters of an actor's code), a_id and b_id the whole codes. The empty
-- string stands for anyone, so that the events of one actor are a dyad too. A
-- symmetric event has its rows both ways.
CREATE TABLE event_pair (
    a     TEXT NOT NULL,
    b     TEXT NOT NULL,
    first INTEGER NOT NULL,         -- event.first
    event INTEGER NOT NULL REFERENCES event,
    a_id  TEXT NOT NULL,
    b_id  TEXT NOT NULL,
    PRIMARY KEY (a, b, first, event, a_id, b_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE standing (
    key        INTEGER PRIMARY KEY,
    article    INTEGER NOT NULL REFERENCES article,
    id         TEXT NOT NULL,
    first      INTEGER NOT NULL,
    last       INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    modality   TEXT NOT NULL,
    confidence REAL NOT NULL,
    number     INTEGER NOT NULL,
    basis      TEXT NOT NULL,
    text       TEXT NOT NULL,
    date       TEXT NOT NULL,
    precision  TEXT NOT NULL,
    said_by    TEXT NOT NULL,
    sentence   INTEGER NOT NULL,
    start      INTEGER NOT NULL,
    stop       INTEGER NOT NULL,
    why        TEXT NOT NULL
) STRICT;
CREATE INDEX standing_article ON standing (article);
CREATE INDEX standing_first ON standing (first);

CREATE TABLE standing_actor (
    standing INTEGER NOT NULL REFERENCES standing,
    side     INTEGER NOT NULL,      -- 0 holder, 1 counterpart
    n        INTEGER NOT NULL,
    code     TEXT NOT NULL,
    sector   TEXT NOT NULL,
    text     TEXT NOT NULL,
    entity   TEXT NOT NULL,
    sentence INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    stop     INTEGER NOT NULL,
    why      TEXT NOT NULL,
    PRIMARY KEY (standing, side, n)
) STRICT, WITHOUT ROWID;

-- As event_pair.
CREATE TABLE standing_pair (
    a        TEXT NOT NULL,
    b        TEXT NOT NULL,
    first    INTEGER NOT NULL,
    standing INTEGER NOT NULL REFERENCES standing,
    a_id     TEXT NOT NULL,
    b_id     TEXT NOT NULL,
    PRIMARY KEY (a, b, first, standing, a_id, b_id)
) STRICT, WITHOUT ROWID;

-- What was noticed in an input, with the article it gave or, when it gave
-- none, without. The same problem of the same input is kept once.
CREATE TABLE problem (
    key     INTEGER PRIMARY KEY,
    article INTEGER REFERENCES article,
    code    TEXT NOT NULL,
    message TEXT NOT NULL,
    place   TEXT NOT NULL
) STRICT;
CREATE INDEX problem_article ON problem (article);
CREATE UNIQUE INDEX problem_input ON problem (place, code, message) WHERE article IS NULL;

PRAGMA application_id = 0x64796164; -- "dyad"
PRAGMA user_version = 1;
