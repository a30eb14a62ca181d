"""What is new since a day: for whoever comes back once a month."""

from __future__ import annotations

from datetime import date, timedelta

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import api
from onrecord.record.named import state_named, treaty_named
from onrecord.web.desk import desk_of
from onrecord.web.keeping import kept
from onrecord.web.render import answer

MONTH = 30
"""Days looked back where no day is given."""
MOST = 100
"""Letters, and other things of one kind, that are listed; how many more there are is said."""


@kept
def news(request: Request) -> Response:
    """Letters added `since` a day (a month ago without one), sides they change, asks they answer, treaty acts."""
    since, wrong = _day(request.query_params.get("since", ""))
    found = api.news(desk_of(request).known(), since)
    values = {
        "since": since,
        "wrong": wrong,
        "letters": [{"id": one.id, "citation": one.citation, "day": one.day} for one in found.letters[:MOST]],
        "turns": [
            {
                "holder": one.holder,
                "id": one.topic,
                "topic": treaty_named(one.topic).short,
                "before": one.before,
                "now": one.since,
            }
            for one in found.turns[:MOST]
        ],
        "answered": found.answered[:MOST],
        "acts": [
            {
                "state": act.state,
                "name": state_named(act.state).short,
                "treaty": act.treaty,
                "called": treaty_named(act.treaty).short,
                "act": act.act,
                "on": act.on,
            }
            for act in found.acts[-MOST:]
        ],
        "disputes": [{"by": who, "step": step, "words": words} for who, step, words in found.disputes[:MOST]],
        "counts": {
            "letters": len(found.letters),
            "turns": len(found.turns),
            "answered": len(found.answered),
            "acts": len(found.acts),
            "disputes": len(found.disputes),
            "votes": found.votes,
            "decisions": found.decided,
        },
    }
    return answer(request, "news.html", values)


def _day(said: str) -> tuple[date, str]:
    """The day, and what was given instead of one."""
    month_ago = date.today() - timedelta(days=MONTH)
    try:
        return (date.fromisoformat(said) if said else month_ago), ""
    except ValueError:
        return month_ago, said[:40]


ROUTES = [Route("/news", news), Route("/news.json", news)]
