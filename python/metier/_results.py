"""What profiles are made of. Values are those of the JSON record that the command line writes; `json` is that record."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Optional, TypeVar

_T = TypeVar("_T")


def _time(text: Optional[str]) -> Optional[datetime]:
    return None if text is None else datetime.fromisoformat(text.replace("Z", "+00:00"))


@dataclass(frozen=True)
class TopicProfile:
    topic: str
    confidence: float  # a calibrated probability; `band` says what may be claimed
    band: str
    occasions: int
    weeks: int
    responders: int
    resonance: float
    share: float
    since: Optional[datetime]
    last: Optional[datetime]


@dataclass(frozen=True)
class HeldBack:
    topic: str
    confidence: float
    band: str
    gate: str


@dataclass(frozen=True)
class ImpliedTopic:
    topic: str
    by: str


@dataclass(frozen=True)
class Profile:
    user: str
    as_of: Optional[datetime]
    posts: int
    topics: list[TopicProfile]
    held_back: list[HeldBack]
    implied: list[ImpliedTopic]
    left_out: int
    json: str = field(repr=False)


@dataclass(frozen=True)
class Topic:
    slug: str
    name: str
    definition: str
    parents: list[str]
    ancestors: list[str]
    children: list[str]
    aliases: list[str]
    sensitive: bool


def lines_of(text: str) -> list[str]:
    """Not splitlines: that also breaks at characters which may stand inside a record."""
    return text.split("\n")[:-1]


def _known(cls: type[_T], values: dict[str, Any]) -> _T:
    """Only the fields of `cls`: records may get more."""
    return cls(**{name: values[name] for name in cls.__dataclass_fields__})  # type: ignore[attr-defined]


def profile_of(line: str) -> Profile:
    values = json.loads(line)
    topics = [_known(TopicProfile, {**topic, "since": _time(topic["since"]), "last": _time(topic["last"])}) for topic in values["topics"]]
    return Profile(
        user=values["user"],
        as_of=_time(values["as_of"]),
        posts=values["posts"],
        topics=topics,
        held_back=[_known(HeldBack, held) for held in values["held_back"]],
        implied=[_known(ImpliedTopic, implied) for implied in values["implied"]],
        left_out=values["left_out"],
        json=line + "\n",
    )


def topic_of(line: str) -> Topic:
    values = json.loads(line)
    return _known(Topic, {**values, "slug": values["topic"]})
