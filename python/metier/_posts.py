"""Posts from archives, from dicts, from wherever."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timezone
from typing import Any, Optional, Union

from . import _metier

_BATCH = 4096

AttributionLike = Mapping[str, Any]
PostLike = Union[_metier.Post, Mapping[str, Any]]
TimeLike = Union[datetime, int, float, None]


def read(path: Union[str, "os.PathLike[str]", bytes, bytearray, memoryview], format: str = "auto") -> _metier.Reader:
    """Opens a file or directory of posts in any format that the command line reads, or `bytes` of one. FileNotFoundError,
    PermissionError, or ValueError where the format cannot be told."""
    if isinstance(path, (bytes, bytearray, memoryview)):
        return _metier.open_bytes(bytes(path), "<bytes>", format)
    return _metier.open_archive(os.fspath(path), format)


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        # As everywhere in Metier, a time without a zone is UTC.
        return (value if value.tzinfo else value.replace(tzinfo=timezone.utc)).isoformat()
    raise TypeError(f"a post cannot hold {type(value).__name__}")


def _from_dicts(dicts: list[dict[str, Any]], first: int) -> list[_metier.Post]:
    lines = b"".join(json.dumps(post, default=_plain, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n" for post in dicts)
    reader = _metier.open_bytes(lines, "<posts>", "jsonl")
    posts = list(reader)
    if reader.refusals:
        refusal = reader.refusals[0]
        raise ValueError(f"post {first + refusal.line - 1}: {refusal.message}")
    return posts


def as_posts(posts: Iterable[PostLike]) -> Iterator[_metier.Post]:
    """Yields a `Post` for each `Post` or dict. A dict has the fields of a JSON record of the command line, of which only `text`
    is required; times may be `datetime`, ISO text or seconds since 1970. ValueError for one that is no post."""
    waiting: list[dict[str, Any]] = []
    count = 0
    for post in posts:
        if isinstance(post, Mapping):
            waiting.append(dict(post))
        elif isinstance(post, _metier.Post):
            if waiting:
                yield from _from_dicts(waiting, count - len(waiting))
                waiting = []
            yield post
        else:
            raise TypeError(f"post {count} is {type(post).__name__}, neither a Post nor a dict")
        count += 1
        if len(waiting) == _BATCH:
            yield from _from_dicts(waiting, count - len(waiting))
            waiting = []
    if waiting:
        yield from _from_dicts(waiting, count - len(waiting))


def _attribution_field(record: AttributionLike, name: str) -> str:
    value = record.get(name)
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if name in ("user", "by") and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise TypeError(f"{name} of an attribution cannot be {type(value).__name__}")


def attribution_fields(attributions: Iterable[AttributionLike]) -> list[list[str]]:
    """The fields of each record of attribution (docs/formats/attribution.md), those that are absent or None empty. As in
    files, people may be named by whole numbers; everything else is a string."""
    names = ("kind", "user", "by", "topic", "text", "lang")
    fields = []
    for record in attributions:
        if not isinstance(record, Mapping):
            raise TypeError(f"an attribution is {type(record).__name__}, not a dict")
        fields.append([_attribution_field(record, name) for name in names])
    return fields


def seconds(time: TimeLike) -> Optional[int]:
    """`datetime`, seconds since 1970 or None to seconds or None."""
    if time is None:
        return None
    if isinstance(time, datetime):
        return int((time if time.tzinfo else time.replace(tzinfo=timezone.utc)).timestamp())
    return int(time)
