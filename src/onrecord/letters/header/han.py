"""The pieces of a Chinese line, where body, post and name stand without a space: "外交部国际组织司司长欧阳志明"."""

from __future__ import annotations

import re
from functools import cache

from onrecord.letters.cues import phrases
from onrecord.letters.header.posts import Piece
from onrecord.letters.recognisers.han_names import is_han_name
from onrecord.reference.gazetteer import find_mentions

_TOKEN = re.compile(r"[^\s\u3000：:]+")
_SIGNED = re.compile(r"[（(【\[](?:签名|签字|签章|签署|簽名|簽字|章|印|函|公函|公章)[)）】\]]")
_FROM_TOWN = re.compile(r"([\u4e00-\u9fff·]{2,8})\s?[（(][\u4e00-\u9fff]{2,6}[）)]")
"""A name with a town in brackets, as open letters are signed: "王平（西洲）"."""
_LEAD = re.compile(r"(?:尊敬的|敬爱的|亲爱的)|(?:致|给|呈|敬呈|谨致|由|送)[：:]?\s*(?=[\u4e00-\u9fff]{3})")
_SUFFIXES = tuple("会社团队院所馆署台网校厅司局部处室股组课盟會團隊館網廳處組")
# 常驻联合国日内瓦办事处代表 · 驻日本大使: a post with its place inside.
_ENVOY = re.compile(
    r"(?:常驻|常駐|驻|駐)[\u4e00-\u9fff]{2,40}?(?:副代表|代表|大使|总领事|總領事|临时代办|臨時代辦|观察员)\Z"
)
_HAN_SPACE = re.compile(r"(?<=[\u4e00-\u9fff》“”）])\s+(?=[\u4e00-\u9fff《“”（])")


def is_han(text: str) -> bool:
    """True for a text that begins with a Chinese character."""
    return bool(text) and ("\u4e00" <= text[0] <= "\u9fff" or text[0] == "《")


def one_piece(text: str) -> str:
    """Chinese words on one line: no space where a line broke.

    >>> one_piece("禁止地\\n雷公约")
    '禁止地雷公约'
    """
    return " ".join(_HAN_SPACE.sub("", text).split())


def han_pieces(text: str, start: int, end: int) -> list[Piece]:
    """The pieces of one segment, in order.

    >>> [(p.kind, p.text) for p in han_pieces("外交部国际组织司司长欧阳志明", 0, 14)]
    [('body', '外交部国际组织司'), ('post', '司长'), ('person', '欧阳志明')]
    """
    found: list[Piece] = []
    lead = _LEAD.match(text, start, end)
    at = lead.end() if lead else start
    said = _SIGNED.sub(lambda m: " " * len(m[0]), text[at:end])
    said = _FROM_TOWN.sub(lambda m: m[1] + " " * (len(m[0]) - len(m[1])) if is_han_name(m[1]) else m[0], said)
    tokens = [(at + m.start(), at + m.end()) for m in _TOKEN.finditer(said)]
    for a, b in _joined(text, tokens):
        found += _of_token(text, a, b)
    return found or [Piece("other", start, end, one_piece(text[start:end]))]


def _joined(text: str, tokens: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Names printed wide ("王 毅") as one."""
    done: list[tuple[int, int]] = []
    for a, b in tokens:
        short = bool(done) and b - a <= 2 and done[-1][1] - done[-1][0] == 1
        if short and is_han_name(text[slice(*done[-1])] + text[a:b]):
            done[-1] = (done[-1][0], b)
        else:
            done.append((a, b))
    return done


def _of_token(text: str, start: int, end: int) -> list[Piece]:
    end, titles = _without_courtesies(text, start, end)
    while end > start and text[end - 1] in "：:，,。":
        end -= 1
    said = text[start:end]
    bare = "".join(said.split())
    if not said.strip("·，,、"):
        return [Piece("title", start, end, said, (), titles)] if titles else []
    if bare in _posts():
        return [Piece("post", start, end, bare, (), titles)]
    if is_han_name(bare) or (titles and 2 <= len(bare) <= 4 and not _post_at_end(bare) and not _body_at_end(bare)):
        return [Piece("person", start, end, bare, (), titles)]
    post, size = max(((_post_at_end(said[: len(said) - n]), n) for n in _name_sizes(said)), key=lambda p: len(p[0]))
    if post:
        cut = end - size
        named = [Piece("person", cut, end, said[len(said) - size :], (), titles)] if size else []
        return [*_before_post(text, start, cut - len(post), cut), *named]
    if _body_at_end(said):
        return [Piece("body", start, end, one_piece(said))]
    mention = next((f for f in find_mentions(said) if f.end - f.start >= len(said) - 1), None)
    kind = mention.kind if mention and mention.kind in ("state", "place") else "other"
    return [Piece(kind, start, end, said)]


def _without_courtesies(text: str, start: int, end: int) -> tuple[int, tuple[str, ...]]:
    """The end before "先生阁下", and those courtesies; one that is a post as well stays ("教授")."""
    titles: list[str] = []
    posts = set(phrases("posts", "zh"))
    while title := next(
        (t for t in phrases("honorifics", "zh") if t not in posts and text.endswith(t, start, end)), ""
    ):
        titles.insert(0, title)
        end -= len(title)
    return end, tuple(titles)


def _name_sizes(said: str) -> list[int]:
    """How long a name at the end can be: 0 for none, then those that are names."""
    foreign = re.search(r"[\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fff]{1,6})+\Z", said)
    sizes = [len(foreign[0]) - n for n in range(len(foreign[0]))] if foreign else [4, 3, 2]
    return [0, *(n for n in sizes if n < len(said) and is_han_name(said[len(said) - n :]))]


@cache
def _posts() -> tuple[str, ...]:
    return phrases("posts", "zh")


def _post_at_end(said: str) -> str:
    envoy = _ENVOY.search(said)
    return envoy[0] if envoy else next((post for post in _posts() if said.endswith(post)), "")


def _body_at_end(said: str) -> bool:
    return said.endswith(_SUFFIXES) or any(said.endswith(body) for body in phrases("bodies", "zh"))


def _before_post(text: str, start: int, post_at: int, end: int) -> list[Piece]:
    """The post with the state it is of, or behind the body or the name that stands before it."""
    before = text[start:post_at]
    post = Piece("post", post_at, end, text[post_at:end])
    if not before:
        return [post]
    if is_han_name(before):
        return [Piece("person", start, post_at, before), post]
    state = next((f for f in find_mentions(before) if f.kind == "state" and f.end - f.start >= len(before) - 1), None)
    if state or before in ("副", "前", "原", "代", "联合", "执行", "助理", "代理", "名誉", "候任", "前任", "常务"):
        return [Piece("post", start, end, text[start:end])]
    for size in (4, 3, 2):
        name = before[len(before) - size :]
        if len(before) > size + 2 and is_han_name(name) and _post_at_end(before[: len(before) - size]):
            cut = post_at - size  # 委员会主席涂谨申议员
            own = _post_at_end(text[start:cut])
            return [*_before_post(text, start, cut - len(own), cut), Piece("person", cut, post_at, name), post]
        if len(before) > size + 2 and is_han_name(name) and _body_at_end(before[: len(before) - size]):
            cut = post_at - size
            return [Piece("body", start, cut, text[start:cut]), Piece("person", cut, post_at, name), post]
    if len(before) < 5 and not _body_at_end(before):
        return [Piece("post", start, end, text[start:end])]  # "裁军大使"
    return [Piece("body", start, post_at, before), post]
