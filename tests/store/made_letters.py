"""Letters made by hand for the tests of the store: between states that do not exist, built without any reader."""

from hashlib import sha256

from onrecord.model import (
    Act,
    Attribution,
    Day,
    Kind,
    Letter,
    LetterDate,
    Mention,
    MentionKind,
    Party,
    Quote,
    SourceInfo,
    Statement,
)

TEXT = "Port Alder, {date}\n\nDear Ms Quill,\n\n{body}\n\nYours sincerely,\nIvo Tarn"


def letter(
    body: str = "We cannot sign the Convention.",
    *,
    name: str = "a.txt",
    date: str = "2009-08-18",
    sender: Party | None = None,
    recipient: Party | None = None,
    language: str = "en",
    kind: Kind = Kind.LETTER,
    act: Act = Act.REFUSAL,
    topics: tuple[str, ...] = ("CCM",),
    position: int = 0,
    data: bytes | None = None,
) -> Letter:
    """A letter whose body is one statement by its sender."""
    text = TEXT.format(date=date, body=body)
    sender = sender or Party("Ivo Tarn", "Ambassador", "Embassy of Ardenia", "ARD")
    recipient = recipient or Party("Mara Quill", "Coordinator", "Coalition against Cluster Munitions", None)
    sha = sha256(data if data is not None else text.encode()).hexdigest()
    start = text.index(body)
    quote = Quote.at(text, start, start + len(body))
    said = Statement(
        id=sha256(f"{sha}{body}{act}".encode()).hexdigest()[:16],
        act=act,
        speaker=sender.holder,
        holder=sender.holder,
        attribution=Attribution.OWN,
        quote=quote,
        because="made by hand",
        confidence=1.0,
        topics=topics,
    )
    return Letter(
        id=sha256(f"{sha}{position}".encode()).hexdigest()[:16],
        source=SourceInfo(name, sha, "text/plain", None, "plain"),
        kind=kind,
        language=language,
        text=text,
        date=LetterDate(Day(date), Quote.at(text, text.index(date), text.index(date) + len(date))),
        sender=(sender,),
        recipients=(recipient,),
        mentions=(Mention(MentionKind.TREATY, topics[0], quote),) if topics else (),
        statements=(said,),
    )


def add(record, *made: Letter, reader: str = "1") -> list[str]:
    """Put letters into the record, each as a file of its own."""
    shas = []
    for one in made:
        sha = record.add_original(one.text.encode(), one.source.name)
        record.save_letters(sha, [one], reader)
        shas.append(sha)
    return shas
