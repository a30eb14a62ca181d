"""The tables, as they stand after the last migration. `migrations.py` makes them; a test holds the two together.

PRECIOUS tables cannot be made again and are never dropped; DERIVED ones come from originals and decisions and can be
dropped at any time (`onrecord rebuild`). A `seal` is the hash of the rest of its row (`seals.py`). Days and moments are
ISO 8601 text (UTC), so that they sort and read the same on both databases.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()

# ---- precious

sources = Table(
    "sources",
    metadata,
    Column("number", BigInteger, primary_key=True),  # order of adding
    Column("sha256", Text, nullable=False),  # of the bytes, hex; the file itself is kept under it
    Column("name", Text, nullable=False),  # as the user named it when it was first added
    Column("size", BigInteger, nullable=False),  # bytes
    Column("added_at", Text, nullable=False),  # moment of the first adding
    Column("seal", Text, nullable=False, server_default=""),
)

names = Table(
    "names",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("name", Text, primary_key=True),  # every name the same bytes were ever added under
)

decisions = Table(
    "decisions",
    metadata,
    Column("number", BigInteger, primary_key=True),  # order of writing, from 1, without a gap
    Column("id", Text, nullable=False),  # content id, `model.Decision.id`
    Column("about", Text, nullable=False),
    Column("body", Text, nullable=False),  # the whole decision as JSON
    Column("seal", Text, nullable=False),  # SHA-256 of the seal before it and this id
)

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

settings = Table(
    "settings",
    metadata,
    Column("kind", Text, primary_key=True),  # known | check | sentence | search | account | privacy | ...
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),  # JSON
    Column("by", Text, nullable=False),  # who set it last; "" on a record of one person
    Column("at", Text, nullable=False),
    Column("seal", Text, nullable=False, server_default=""),
)

audit = Table(
    "audit",
    metadata,
    Column("number", BigInteger, primary_key=True),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("action", Text, nullable=False),  # add | decide | set | unset | redact | dispute | import | ...
    Column("subject", Text, nullable=False),
    Column("detail", Text, nullable=False),  # JSON; never a secret, never redacted words
    Column("seal", Text, nullable=False, server_default=""),  # of the seal before it and this row
)

redactions = Table(
    "redactions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("sha256", Text, nullable=False),  # of the source whose letter holds the words
    Column("quote", Text, nullable=False),  # JSON of the quotation hidden, how it is found again
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("lifted", Text),  # moment it was lifted; NULL while it holds
    Column("seal", Text, nullable=False, server_default=""),
)

disputes = Table(
    "disputes",
    metadata,
    Column("number", BigInteger, primary_key=True),
    Column("id", Text, nullable=False),  # the dispute this row belongs to
    Column("statement", Text, nullable=False),  # id of the statement disputed
    Column("step", Text, nullable=False),  # dispute | answer | correction
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("quote", Text),  # JSON of the quotation disputed
    Column("seal", Text, nullable=False, server_default=""),
)

codings = Table(
    "codings",
    metadata,
    Column("letter", Text, primary_key=True),  # id of the letter
    Column("coder", Text, primary_key=True),
    Column("body", Text, nullable=False),  # JSON: what the coder marked
    Column("at", Text, nullable=False),
    Column("done", Integer, nullable=False),  # 1 when handed in; before that nobody else sees it
    Column("seal", Text, nullable=False, server_default=""),
)

treaty_acts = Table(
    "treaty_acts",
    metadata,
    Column("state", Text, primary_key=True),
    Column("treaty", Text, primary_key=True),
    Column("act", Text, primary_key=True),
    Column("on", Text, primary_key=True),
    Column("source", Text, nullable=False),
    Column("standing", Integer, nullable=False),
    Column("seal", Text, nullable=False, server_default=""),
)

roll_calls = Table(
    "roll_calls",
    metadata,
    Column("number", Integer, primary_key=True),  # short name of the roll call inside this record
    Column("id", Text, nullable=False),
    Column("organ", Text, nullable=False),
    Column("symbol", Text, nullable=False),
    Column("on", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("seal", Text, nullable=False, server_default=""),
)

inventory = Table(
    "inventory",
    metadata,
    Column("part", Text, primary_key=True),  # name of a table whose rows cannot be made again
    Column("name", Text, primary_key=True),  # of each of its rows, so that a row removed by hand shows and is named
)

votes = Table(
    "votes",
    metadata,
    Column("state", Text, primary_key=True),
    Column("roll_call", Integer, primary_key=True),  # `roll_calls.number`
    Column("vote", Text, nullable=False),  # yes | no | abstain; no row is not an absence, it is not known
)

# ---- derived

readings = Table(
    "readings",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("reader", Text, nullable=False),  # version of the reader that read it last
    Column("letters", Integer, nullable=False),  # how many it gave
    Column("failure", Text),  # why it gave none; NULL when it was read
)

letters = Table(
    "letters",
    metadata,
    Column("number", BigInteger, primary_key=True),
    Column("id", Text, nullable=False),  # content id, `model.Letter.id`
    Column("sha256", Text, nullable=False),
    Column("position", Integer, nullable=False),  # place in its source, from 0
    Column("kind", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("date", Text),  # as precise as known; NULL when undated
    Column("first", Text),  # earliest day it can mean
    Column("last", Text),  # latest day it can mean
    Column("seal", Text, nullable=False, server_default=""),  # of the body
)

bodies = Table(
    "bodies",
    metadata,
    Column("letter", BigInteger, primary_key=True),
    Column("body", LargeBinary, nullable=False),  # the whole letter: JSON, deflated
)

parties = Table(
    "parties",
    metadata,
    Column("letter", BigInteger, primary_key=True),
    Column("side", Text, primary_key=True),  # sender | recipient | copy
    Column("position", Integer, primary_key=True),
    Column("state", Text),  # alpha-3
    Column("body", Text),  # organisation, folded for search
    Column("person", Text),  # name, folded for search
)

statements = Table(
    "statements",
    metadata,
    Column("letter", BigInteger, primary_key=True),
    Column("position", Integer, primary_key=True),  # place in `Letter.statements` as decided, from 0; then those gone
    Column("id", Text, nullable=False),
    Column("act", Text, nullable=False),  # "" of one that was read and no longer stands
    Column("speaker", Text),
    Column("holder", Text),
    Column("attribution", Text, nullable=False),
    Column("stance", Text),
)

topics = Table(
    "topics",
    metadata,
    Column("letter", BigInteger, primary_key=True),
    Column("position", Integer, primary_key=True),  # of the statement
    Column("topic", Text, primary_key=True),
)

mentions = Table(
    "mentions",
    metadata,
    Column("letter", BigInteger, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("id", Text, primary_key=True),
)

prints = Table(
    "prints",
    metadata,
    Column("print", BigInteger, primary_key=True),  # one of the numbers of `reference.likeness.prints`
    Column("letter", BigInteger, primary_key=True),
)

links = Table(
    "links",
    metadata,
    Column("letter", Text, primary_key=True),  # id of the letter
    Column("body", Text, nullable=False),  # the link as JSON
)

stands = Table(
    "stands",
    metadata,
    Column("id", Text, primary_key=True),  # of a decision that nothing has replaced
    Column("about", Text, nullable=False),
    Column("kind", Text, nullable=False),  # first part of `about`: statement, field, link, ...
    Column("target", Text, nullable=False),  # second part: id of the statement, letter or source
    Column("source", Text),  # `Decision.source`
)

# ---- derived from several letters together, and kept up to date letter by letter: `follows.py`

due = Table(
    "due",
    metadata,
    Column("step", Integer, primary_key=True),  # 1 as decided and found by, 2 linked, 3 asks
    Column("letter", BigInteger, primary_key=True),  # whose rows are to be made anew; it may be gone
)

heads = Table(
    "heads",
    metadata,
    Column("letter", BigInteger, primary_key=True),
    Column("id", Text, nullable=False),  # of the letter; of copies with one id only the first has a row
    Column("source", Text, nullable=False),  # SHA-256 of the file it was read from, which may lie inside another
    Column("day", Text),  # as decided
    Column("cited", Text, nullable=False),  # its citation
    Column("name", Text, nullable=False),  # of that file
    Column("answers", Text),  # id of the letter it answers, as decided
    Column("keys", LargeBinary, nullable=False),  # what it is found by, eight bytes each
    Column("sought", LargeBinary, nullable=False),  # what was asked for when it was linked
)

keys = Table(
    "keys",
    metadata,
    Column("key", BigInteger, primary_key=True),  # hash of a day, number, mail header, or word of a side and half-year
    Column("letter", BigInteger, primary_key=True),
)

sought = Table(
    "sought",
    metadata,
    Column("key", BigInteger, primary_key=True),
    Column("letter", BigInteger, primary_key=True),
)

ties = Table(
    "ties",
    metadata,
    Column("letter", BigInteger, primary_key=True),
    Column("what", Text, primary_key=True),  # answers | may answer | reminds
    Column("other", Text, primary_key=True),  # id of the earlier letter
)

decided = Table(
    "decided",
    metadata,
    Column("letter", BigInteger, primary_key=True),
    Column("body", LargeBinary, nullable=False),  # the letter as decided, where it differs from what was read
)

said = Table(
    "said",
    metadata,
    Column("letter", BigInteger, primary_key=True),
    Column("position", Integer, primary_key=True),  # in the statements as decided
    Column("topic", Text, primary_key=True),  # one row a topic, and one with "" for all
    Column("holder", Text, nullable=False),  # as `parties.same_as` writes it
    Column("own", Integer, nullable=False),  # 1 for its own words, 0 for a report
    Column("day", Text, nullable=False),  # of the letter; "9999" when it has none
    Column("act", Text, nullable=False),
    Column("stance", Text),  # taken on the topic by these words
    Column("seen", Integer, nullable=False),  # 1 when a person has decided on it
)

sides = Table(
    "sides",
    metadata,
    Column("letter", BigInteger, primary_key=True),
    Column("side", Text, primary_key=True),  # sender | recipient, as decided
    Column("state", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Column("kind", Text, nullable=False),
)

cited = Table(
    "cited",
    metadata,
    Column("letter", BigInteger, primary_key=True),  # the citing one
    Column("position", Integer, primary_key=True),
    Column("day", Text, nullable=False),
    Column("sender", Text),
    Column("recipient", Text),
    Column("body", Text, nullable=False),  # `CitedLetter` as JSON
)

asks = Table(
    "asks",
    metadata,
    Column("letter", BigInteger, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("addressee", Text, nullable=False),
    Column("holder", Text, nullable=False),  # the addressee as `parties.same_as` writes it
    Column("day", Text, nullable=False),
    Column("outcome", Text, nullable=False),  # "rejected" where a person said that it is no ask
    Column("joining", Text, nullable=False),  # treaties it asks to join, with spaces between
    Column("reported", Integer, nullable=False),
    Column("body", Text, nullable=False),  # `Ask` as JSON
)

to_review = Table(
    "to_review",
    metadata,
    Column("letter", BigInteger, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", Text, nullable=False),  # problem | date | link | statement
    Column("holder", Text),
    Column("weight", Float, nullable=False),
    Column("day", Text, nullable=False),
)

FOLLOWING = (heads, keys, sought, ties, decided, said, sides, cited, asks, to_review)
"""Tables that follow from all letters and decisions together; a letter that is `due` has old rows in them."""

DERIVED = (readings, letters, bodies, parties, statements, topics, mentions, prints, links, stands, due, *FOLLOWING)
"""Tables that can be emptied and filled again. The search index `words` is made by `search.py`, one per database."""

INDEXED = (parties, statements, topics, mentions, prints)
"""What a letter is found by, besides its words; follows from the letter."""
