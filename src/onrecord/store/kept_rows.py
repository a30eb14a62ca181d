"""What was said, by whom and on what, letters of a state, and the queue of what waits: rows for pages, no letters."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, distinct, false, func, not_, or_, select

from onrecord.model import Act, Stance
from onrecord.model.kept import UNTOLD, Head, Said
from onrecord.store.kept import HEAD, KeptLetters, head_of
from onrecord.store.redaction import hidden_words
from onrecord.store.schema import heads, said, sides, to_review

beside = said.alias("beside")


class KeptRows(KeptLetters):
    """All that is kept beside the letters."""

    # ---- what was said

    def said(
        self,
        *,
        holder: str | None = None,
        topic: str | None = "",
        own: bool | None = None,
        act: str | None = None,
        taking: bool = False,
        limit: int | None = None,
        offset: int = 0,
        newest: bool = False,
    ) -> list[Said]:
        """Statements as rows, by day.

        topic   "" for all, each once; None for all, each under every topic it goes with
        taking  only words that take a stance on the topic
        """
        found = self._said(holder, topic, own)
        if act is not None:
            found.append(said.c.act == act)
        if taking:
            found.append(said.c.stance.is_not(None))
        listed = select(said, heads.c.id).join_from(said, heads, heads.c.letter == said.c.letter).where(*found)
        order = (said.c.day.desc(), said.c.letter.desc()) if newest else (said.c.day, heads.c.id)
        with self.reading() as tx:
            return [_said(r) for r in tx.execute(listed.order_by(*order, said.c.position).limit(limit).offset(offset))]

    def last_of_each_act(self, holder: str, topic: str = "", *, limit: int | None = None) -> list[Said]:
        """A holder's own words, of each act the last so many."""
        newest = (said.c.day.desc(), said.c.letter.desc(), said.c.position)
        place = func.row_number().over(partition_by=said.c.act, order_by=newest).label("place")
        own = select(*said.c, place).where(*self._said(holder, topic, True)).subquery()
        listed = select(own, heads.c.id).join_from(own, heads, heads.c.letter == own.c.letter)
        if limit is not None:
            listed = listed.where(own.c.place <= limit)
        with self.reading() as tx:
            return [_said(r) for r in tx.execute(listed)]

    def turns(self, holder: str) -> list[Said]:
        """A holder's own words that take a side, by day, under every topic they go with: of each topic the first, the
        last, and those before and after each change. The rest says again what was said."""
        order = (said.c.day, heads.c.id, said.c.position)
        before = func.lag(said.c.stance).over(partition_by=said.c.topic, order_by=order)
        after = func.lead(said.c.stance).over(partition_by=said.c.topic, order_by=order)
        joined = select(said, heads.c.id, before.label("before"), after.label("after")).join_from(
            said, heads, heads.c.letter == said.c.letter
        )
        taking = joined.where(*self._said(holder, None, True), said.c.stance.is_not(None)).subquery()
        same = and_(taking.c.before == taking.c.stance, taking.c.after == taking.c.stance)
        listed = select(taking).where(not_(func.coalesce(same, false())))
        with self.reading() as tx:
            return [_said(r) for r in tx.execute(listed.order_by(taking.c.day, taking.c.id, taking.c.position))]

    def count_said(self, holder: str, topic: str = "") -> list[tuple[bool, Act, int, int]]:
        """Own or reported, act, how many, and how many of them nobody has decided on."""
        listed = select(said.c.own, said.c.act, func.count().label("n"), func.sum(1 - said.c.seen).label("new"))
        listed = listed.where(*self._said(holder, topic, None)).group_by(said.c.own, said.c.act)
        with self.reading() as tx:
            return [(bool(r.own), Act(r.act), int(r.n), int(r.new)) for r in tx.execute(listed)]

    def topics(self, holder: str) -> list[str]:
        """Topics of a holder's own words."""
        listed = select(said.c.topic).distinct().where(said.c.holder == holder, said.c.own == 1)
        listed = listed.where(said.c.topic.not_in(("", UNTOLD)))
        with self.reading() as tx:
            return sorted(tx.execute(listed.where(self.may(said.c.letter))).scalars())

    def holders(self, topic: str = "") -> dict[str, int]:
        """Who says something (on a topic), or of whom something is said, with how many statements."""
        listed = select(said.c.holder, func.count().label("n")).where(said.c.topic == topic, self.may(said.c.letter))
        with self.reading() as tx:
            return {row.holder: row.n for row in tx.execute(listed.group_by(said.c.holder))}

    def last_said(self, topic: str, until: str, *, told: bool = False) -> dict[str, Said]:
        """Each holder's last own words on a topic up to a day, by holder; `told`: only words that say their topic."""
        found = [*self._said(None, topic, True), said.c.day <= until]
        found += [said.c.topic == topic] if told else []
        last = select(said.c.holder, func.max(said.c.day).label("day")).where(*found).group_by(said.c.holder).subquery()
        same = and_(said.c.holder == last.c.holder, said.c.day == last.c.day)
        listed = select(said, heads.c.id).join_from(said, last, same).join(heads, heads.c.letter == said.c.letter)
        with self.reading() as tx:
            rows_of = tx.execute(listed.where(*found).order_by(heads.c.id.desc(), said.c.position.desc()))
            return {row.holder: _said(row) for row in rows_of}

    def last_stances(self, topic: str, until: str) -> dict[str, Stance]:
        """The side that each holder's last own words up to a day take on a topic, of those that take one."""
        newest = (said.c.day.desc(), heads.c.id.desc(), said.c.position.desc())
        place = func.row_number().over(partition_by=said.c.holder, order_by=newest).label("place")
        found = (*self._said(None, topic, True), said.c.stance.is_not(None), said.c.day <= until)
        taken = select(said.c.holder, said.c.stance, place).join(heads, heads.c.letter == said.c.letter).where(*found)
        last = taken.subquery()
        with self.reading() as tx:
            rows_of = tx.execute(select(last.c.holder, last.c.stance).where(last.c.place == 1))
            return {row.holder: Stance(row.stance) for row in rows_of}

    def _said(self, holder: str | None, topic: str | None, own: bool | None) -> list[ColumnElement[bool]]:
        found = [self.may(said.c.letter)]
        if topic is not None:
            found.append(_on(topic) if topic else said.c.topic == "")
        if holder is not None:
            found.append(said.c.holder == holder)
        if own is not None:
            found.append(said.c.own == int(own))
        return found

    # ---- states and the queue

    def letters_of(self, state: str, *, limit: int | None = None) -> list[tuple[str, str, Head]]:
        """Side (sender, recipient), kind and line of each letter of a state; the last ones where there is a limit."""
        listed = select(sides.c.side, sides.c.kind, *HEAD).join_from(sides, heads, heads.c.letter == sides.c.letter)
        listed = listed.where(sides.c.state == state, self.may(sides.c.letter))
        with self.reading() as tx:
            words = hidden_words(tx)
            found = tx.execute(listed.order_by(sides.c.day.desc(), heads.c.id).limit(limit))
            return [(r.side, r.kind, head_of(r, words)) for r in found]

    def count_letters_of(self, state: str) -> dict[tuple[str, str], int]:
        """How many letters of a state, by side and year ("9999" for those without a day)."""
        year = func.substr(sides.c.day, 1, 4).label("year")
        listed = select(sides.c.side, year, func.count().label("n")).where(sides.c.state == state)
        with self.reading() as tx:
            found = tx.execute(listed.where(self.may(sides.c.letter)).group_by(sides.c.side, year))
            return {(row.side, row.year): row.n for row in found}

    def years_said(self, holder: str, topic: str = "") -> dict[tuple[str, Act], int]:
        """How many own words, by year and act."""
        year = func.substr(said.c.day, 1, 4).label("year")
        listed = select(year, said.c.act, func.count().label("n")).where(*self._said(holder, topic, True))
        with self.reading() as tx:
            return {(row.year, Act(row.act)): row.n for row in tx.execute(listed.group_by(year, said.c.act))}

    def states(self) -> dict[str, int]:
        """How many letters are from or to each state."""
        many = func.count(distinct(sides.c.letter)).label("n")
        listed = select(sides.c.state, many).where(self.may(sides.c.letter)).group_by(sides.c.state)
        with self.reading() as tx:
            return {row.state: row.n for row in tx.execute(listed)}

    def queue(self, *, kind: str = "", holder: str = "", limit: int, offset: int = 0) -> list[tuple[str, int]]:
        """Letter and position of what waits for a person, most useful first."""
        listed = select(heads.c.id, to_review.c.position).join_from(
            to_review, heads, heads.c.letter == to_review.c.letter
        )
        order = (to_review.c.weight.desc(), to_review.c.day, heads.c.id, to_review.c.position)
        with self.reading() as tx:
            found = tx.execute(listed.where(*self._queue(kind, holder)).order_by(*order).limit(limit).offset(offset))
            return [(row.id, row.position) for row in found]

    def count_queue(self, *, kind: str = "", holder: str = "") -> int:
        """How many wait."""
        with self.reading() as tx:
            listed = select(func.count()).select_from(to_review).where(*self._queue(kind, holder))
            return int(tx.execute(listed).scalar_one())

    def queue_holders(self) -> list[str]:
        """Whose words wait."""
        with self.reading() as tx:
            found = select(to_review.c.holder).distinct().where(to_review.c.holder.is_not(None), *self._queue("", ""))
            return sorted(tx.execute(found).scalars())

    def _queue(self, kind: str, holder: str) -> list[ColumnElement[bool]]:
        found = [self.may(to_review.c.letter)]
        if kind:
            found.append(to_review.c.kind == kind)
        if holder:
            found.append(to_review.c.holder == holder)
        return found


def _said(r: Any) -> Said:
    stance = Stance(r.stance) if r.stance else None
    return Said(r.id, r.position, r.topic, r.holder, bool(r.own), r.day, Act(r.act), stance, bool(r.seen))


def _on(topic: str) -> ColumnElement[bool]:
    """Words on a topic, and words whose topic nobody told in letters that say something on it."""
    there = select(beside.c.letter).where(beside.c.letter == said.c.letter, beside.c.topic == topic).exists()
    return or_(said.c.topic == topic, and_(said.c.topic == UNTOLD, there))
