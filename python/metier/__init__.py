"""Metier: what posts are about, and what people keep coming back to, with the evidence.

    import metier

    metier.tag(["Finally broke 80 at Pebble Beach #golf"])[0].topics      # [('golf', 0.99), ...]
    for profile in metier.profile(metier.read("posts.jsonl")):
        print(profile.user, [topic.topic for topic in profile.topics])
    metier.explain("glad my money isn't tied up in stocks")["refused"]

Everything works offline with the model inside the package. Functions of the module use one engine, opened with the first call;
an `Engine` of your own is only needed for other data or other limits. Both may be used by any number of threads at once, and the
GIL is released while texts are tagged and people weighed: threads make it faster.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Optional, Union

from ._engine import ArrowStream, Engine, Profiler, default_engine
from ._metier import Post, Reader, Refusal, Tagging
from ._metier import version as _version
from ._posts import AttributionLike, PostLike, TimeLike, as_posts, read
from ._results import HeldBack, ImpliedTopic, Profile, Topic, TopicProfile

__all__ = [
    "AttributionLike",
    "ArrowStream",
    "Engine",
    "HeldBack",
    "ImpliedTopic",
    "Post",
    "Profile",
    "PostLike",
    "Profiler",
    "Reader",
    "Refusal",
    "Tagging",
    "TimeLike",
    "Topic",
    "TopicProfile",
    "as_posts",
    "default_engine",
    "explain",
    "explain_person",
    "profile",
    "read",
    "tag",
    "tag_arrow",
    "tag_json",
    "topics",
]
__version__ = _version()


# The methods of Engine, of the default one.


def tag(texts: Iterable[Union[str, bytes, None]], *, lang: str = "", top_k: int = 0, min_confidence: Optional[float] = None) -> list[Tagging]:
    """`Engine.tag` of the default engine."""
    return default_engine().tag(texts, lang=lang, top_k=top_k, min_confidence=min_confidence)


def tag_json(posts: Iterable[PostLike], *, spans: bool = False, top_k: int = 0, min_confidence: Optional[float] = None) -> str:
    """`Engine.tag_json` of the default engine."""
    return default_engine().tag_json(posts, spans=spans, top_k=top_k, min_confidence=min_confidence)


def tag_arrow(
    data: Any, *, text: str = "text", lang: str = "", keep: Sequence[str] = (), top_k: int = 0, min_confidence: Optional[float] = None
) -> ArrowStream:
    """`Engine.tag_arrow` of the default engine."""
    return default_engine().tag_arrow(data, text=text, lang=lang, keep=keep, top_k=top_k, min_confidence=min_confidence)


def profile(
    posts: Iterable[PostLike],
    *,
    as_of: TimeLike = None,
    subjects: Optional[Iterable[str]] = None,
    include_sensitive: bool = False,
    attributions: Iterable[AttributionLike] = (),
) -> list[Profile]:
    """`Engine.profile` of the default engine."""
    return default_engine().profile(
        posts, as_of=as_of, subjects=subjects, include_sensitive=include_sensitive, attributions=attributions
    )


def explain(text: Union[str, bytes, None], lang: str = "") -> dict[str, Any]:
    """`Engine.explain` of the default engine."""
    return default_engine().explain(text, lang)


def explain_person(
    posts: Iterable[PostLike],
    user: str,
    topic: str,
    *,
    as_of: TimeLike = None,
    include_sensitive: bool = False,
    attributions: Iterable[AttributionLike] = (),
) -> dict[str, Any]:
    """`Engine.explain_person` of the default engine."""
    return default_engine().explain_person(
        posts, user, topic, as_of=as_of, include_sensitive=include_sensitive, attributions=attributions
    )


def topics() -> list[Topic]:
    """`Engine.topics` of the default engine."""
    return default_engine().topics()
