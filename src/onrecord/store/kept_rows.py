"""What was said, by whom and on what, letters of a state, and the queue of what waits: rows for pages, no letters."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, distinct, false, func, not_, or_, select

from onrecord.model import Act, Stance
from onrecord.model.kept import UNTOLD, Head, Said
from onrecord.store.kept import HEAD, KeptLetters, head_of
from onrecord.store.redaction import hidden_words
from onrecord.store.schema import heads, said, sides, to_review

beside = said.alias("beside")

UNDATED = "9999"
"""The day of words in a letter that has none."""


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

    def changes(self) -> list[tuple[Said, Said]]:
        """Where anybody's own words take another side of a topic than those before: both, by holder, topic and day."""
        order = (said.c.day, heads.c.id, said.c.position)
        apart = (said.c.holder, said.c.topic)
        before = func.lag(said.c.stance).over(partition_by=apart, order_by=order)
        after = func.lead(said.c.stance).over(partition_by=apart, order_by=order)
        joined = select(said, heads.c.id, before.label("before"), after.label("after")).join_from(
            said, heads, heads.c.letter == said.c.letter
        )
        wanted = (said.c.stance.is_not(None), said.c.topic.not_in(("", UNTOLD)))
        taking = joined.where(*self._said(None, None, True), *wanted).subquery()
        listed = select(taking).where(or_(taking.c.before != taking.c.stance, taking.c.after != taking.c.stance))
        listed = listed.order_by(taking.c.holder, taking.c.topic, taking.c.day, taking.c.id, taking.c.position)
        with self.reading() as tx:
            turning = list(tx.execute(listed))
        of_same = ((a, b) for a, b in pairwise(turning) if (a.holder, a.topic) == (b.holder, b.topic))
        return [(_said(a), _said(b)) for a, b in of_same if a.stance != b.stance]

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
        made: dict[str, tuple[str, str, int, Said]] = {}
        for found in self._of_everybody(topic, told=told):
            here = (*found, said.c.day <= until)
            last = select(said.c.holder, func.max(said.c.day).label("day")).where(*here).group_by(said.c.holder)
            last_day = last.subquery()
            same = and_(said.c.holder == last_day.c.holder, said.c.day == last_day.c.day)
            listed = select(said, heads.c.id).join_from(said, last_day, same)
            listed = listed.join(heads, heads.c.letter == said.c.letter).where(*here)
            with self.reading() as tx:
                for row in tx.execute(listed):
                    # The later day, of one day the first letter by its id and the first words in it.
                    before, now = made.get(row.holder), (row.day, row.id, row.position)
                    if before is None or now[0] > before[0] or (now[0] == before[0] and now[1:] < before[1:3]):
                        made[row.holder] = (*now, _said(row))
        return {holder: row for holder, (*_, row) in made.items()}

    def last_days(self, topic: str) -> dict[str, str | None]:
        """The day of each holder's last own words on a topic, by holder; None for those without a day."""
        made: dict[str, str | None] = {}
        day = func.max(case((said.c.day < UNDATED, said.c.day))).label("day")
        for found in self._of_everybody(topic):
            with self.reading() as tx:
                for row in tx.execute(select(said.c.holder, day).where(*found).group_by(said.c.holder)):
                    made[row.holder] = max(filter(None, (made.get(row.holder), row.day)), default=None)
        return made

    def last_stances(self, topic: str, until: str) -> dict[str, Stance]:
        """The side that each holder's last own words up to a day take on a topic, of those that take one."""
        return {holder: row.stance for holder, row in self.last_taking(topic, until).items() if row.stance}

    def last_taking(self, topic: str, until: str) -> dict[str, Said]:
        """Each holder's last own words up to a day that take a side on a topic, by holder."""
        newest = (said.c.day.desc(), heads.c.id.desc(), said.c.position.desc())
        place = func.row_number().over(partition_by=said.c.holder, order_by=newest).label("place")
        made: dict[str, tuple[tuple[str, str, int], Said]] = {}
        for found in self._of_everybody(topic, all_of_them=False):
            here = (*found, said.c.stance.is_not(None), said.c.day <= until)
            last = select(*said.c, heads.c.id, place).join_from(said, heads, heads.c.letter == said.c.letter)
            of_each = last.where(*here).subquery()
            with self.reading() as tx:
                for row in tx.execute(select(of_each).where(of_each.c.place == 1)):
                    now = (row.day, row.id, row.position), _said(row)
                    made[row.holder] = max(made.get(row.holder, now), now, key=lambda one: one[0])
        return {holder: row for holder, (_, row) in made.items()}

    def _of_everybody(
        self, topic: str, *, told: bool = False, all_of_them: bool = True
    ) -> list[tuple[ColumnElement[bool], ...]]:
        """What own words on a topic meet: those that say it, and (unless `told`) those of letters that do.

        Two questions, each by an index, where one with "or" goes through all rows. `all_of_them`: holders are gone
        through one by one, as the index by holder has them; no index begins with the topic but that of stances.
        """
        may = (self.may(said.c.letter), said.c.own == 1, *([said.c.holder.in_(_everybody())] if all_of_them else []))
        there = select(beside.c.letter).where(beside.c.letter == said.c.letter, beside.c.topic == topic).exists()
        untold = (*may, said.c.topic == UNTOLD, there)
        return [(*may, said.c.topic == topic), *([] if told or not topic else [untold])]

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


def _everybody() -> Select[Any]:
    """Every holder, found by going from one to the next in the index: a few steps where there are millions of rows."""
    who = select(func.min(said.c.holder).label("holder")).cte("who", recursive=True)
    after = said.alias("after")
    later = select(func.min(after.c.holder)).where(after.c.holder > who.c.holder).scalar_subquery()
    who = who.union_all(select(later).where(who.c.holder.is_not(None)))
    return select(who.c.holder).where(who.c.holder.is_not(None))


def _on(topic: str) -> ColumnElement[bool]:
    """Words on a topic, and words whose topic nobody told in letters that say something on it."""
    there = select(beside.c.letter).where(beside.c.letter == said.c.letter, beside.c.topic == topic).exists()
    return or_(said.c.topic == topic, and_(said.c.topic == UNTOLD, there))
