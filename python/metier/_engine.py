"""The engine, and what is made of it."""

import json
import os
import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Optional, Union

from . import _metier
from ._posts import AttributionLike, PostLike, TimeLike, as_posts, attribution_fields, seconds
from ._results import Profile, Topic, lines_of, profile_of, topic_of

_DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")


class ArrowStream:
    """A stream of record batches that whoever knows `__arrow_c_stream__` can read, once: `pyarrow.table(stream)`,
    `polars.DataFrame(stream)`, `duckdb.from_arrow(pyarrow.table(stream))`. Posts are tagged while it is read."""

    def __init__(self, capsule: object) -> None:
        self._capsule: Optional[object] = capsule

    def __arrow_c_stream__(self, requested_schema: Optional[object] = None) -> object:
        capsule, self._capsule = self._capsule, None
        if capsule is None:
            raise ValueError("this stream was read already")
        return capsule


def _stream_of(data: Any) -> object:
    if hasattr(data, "__arrow_c_stream__"):
        return data.__arrow_c_stream__()
    if hasattr(data, "__arrow_c_array__"):
        return _metier.one_batch(*data.__arrow_c_array__())
    raise TypeError(f"{type(data).__name__} has neither __arrow_c_stream__ nor __arrow_c_array__")


class Engine:
    """The knowledge that everything works with. Immutable; share it between threads. Opening takes a moment, so keep it.

    `data`: a directory with taxonomy/, lexicon/, words.txt and english.metier, or knowledge.metier for the first three; by
    default what the package ships.
    `text_bytes`: of one text; a longer one is not looked at (abstained is "too_long").
    `posts_per_person`: of more, an even sample is weighed. `profiler_bytes`: of one profiler; MemoryError beyond."""

    def __init__(
        self,
        data: Union[str, "os.PathLike[str]", None] = None,
        *,
        text_bytes: Optional[int] = None,
        posts_per_person: Optional[int] = None,
        profiler_bytes: Optional[int] = None,
    ) -> None:
        path = _DATA if data is None else os.fspath(data)
        self._engine = _metier.open_engine(path, text_bytes, posts_per_person, profiler_bytes)

    @property
    def provenance(self) -> dict[str, str]:
        """Versions and checksums of all that an answer depends on besides the posts."""
        return self._engine.provenance

    def topics(self) -> list[Topic]:
        """Every topic, parents before children."""
        return [topic_of(line) for line in lines_of(self._engine.topics_json())]

    def tag(
        self, texts: Iterable[Union[str, bytes, None]], *, lang: str = "", top_k: int = 0, min_confidence: Optional[float] = None
    ) -> list[_metier.Tagging]:
        """A `Tagging` for each text (str, bytes, or None, which is an empty one).

        `lang`: what their source says of the language. `top_k`: at most so many topics each, 0 for all. `min_confidence`: gives every
        topic of at least this confidence, instead of each topic's own threshold."""
        if isinstance(texts, (str, bytes)):
            raise TypeError("tag takes several texts: give a list")
        return self._engine.tag(list(texts), lang, top_k, min_confidence)

    def tag_json(
        self, posts: Iterable[PostLike], *, spans: bool = False, top_k: int = 0, min_confidence: Optional[float] = None
    ) -> str:
        """The JSON Lines that `metier tag` writes of these posts (see `as_posts`), byte for byte."""
        return self._engine.tag_json(list(as_posts(posts)), spans, top_k, min_confidence)

    def tag_arrow(
        self,
        data: Any,
        *,
        text: str = "text",
        lang: str = "",
        keep: Sequence[str] = (),
        top_k: int = 0,
        min_confidence: Optional[float] = None,
    ) -> ArrowStream:
        """Tags a table of posts, batch by batch as the result is read.

        `data`: anything with `__arrow_c_stream__` or `__arrow_c_array__`: a pyarrow Table or RecordBatchReader, a Polars
        DataFrame, a DuckDB relation; or one column of strings. `text` and `lang` name columns; those of `keep` are handed on.
        The result has the columns of `keep`, then `lang`, `topics` (a list of {topic, confidence}) and `abstained`."""
        stream = _stream_of(data)
        return ArrowStream(_metier.tag_arrow(self._engine, stream, text, lang, list(keep), top_k, min_confidence))

    def profiler(self) -> "Profiler":
        """A new `Profiler`."""
        return Profiler(self)

    def profile(
        self,
        posts: Iterable[PostLike],
        *,
        as_of: TimeLike = None,
        subjects: Optional[Iterable[str]] = None,
        include_sensitive: bool = False,
        attributions: Iterable[AttributionLike] = (),
    ) -> list[Profile]:
        """A `Profile` for each author of these posts (see `as_posts`), in the order of names.

        `as_of`: evidence ages from here (datetime or seconds since 1970), by default from the newest post. `subjects`: who may be
        profiled; give everybody's posts all the same, for what a reaction is worth depends on how the reader reacts elsewhere.
        `attributions`: see `Profiler.add_attributions`."""
        profiler = self.profiler()
        profiler.add_attributions(attributions)
        profiler.add(posts)
        return profiler.profiles(as_of=as_of, subjects=subjects, include_sensitive=include_sensitive)

    def explain(self, text: Union[str, bytes, None], lang: str = "") -> dict[str, Any]:
        """Why a text has its topics and no others, as a dict: what `metier explain --text --format json` writes."""
        result: dict[str, Any] = json.loads(self.explain_json(text, lang))
        return result

    def explain_json(self, text: Union[str, bytes, None], lang: str = "") -> str:
        return self._engine.explain(text, lang)

    def explain_person(
        self,
        posts: Iterable[PostLike],
        user: str,
        topic: str,
        *,
        as_of: TimeLike = None,
        include_sensitive: bool = False,
        attributions: Iterable[AttributionLike] = (),
    ) -> dict[str, Any]:
        """Why `user` has `topic`, or has not, as a dict: what `metier explain --user --topic --format json` writes. `posts` are those
        that the profile was made of, and so are `attributions`. LookupError where there is no such topic or no post of the user."""
        result: dict[str, Any] = json.loads(
            self.explain_person_json(
                posts, user, topic, as_of=as_of, include_sensitive=include_sensitive, attributions=attributions
            )
        )
        return result

    def explain_person_json(
        self,
        posts: Iterable[PostLike],
        user: str,
        topic: str,
        *,
        as_of: TimeLike = None,
        include_sensitive: bool = False,
        attributions: Iterable[AttributionLike] = (),
    ) -> str:
        fields = attribution_fields(attributions)
        return self._engine.explain_person(list(as_posts(posts)), user, topic, seconds(as_of), include_sensitive, fields)


class Profiler:
    """Posts of people, gathered over time. It keeps compact records and no texts; any order of posts gives the same profiles."""

    def __init__(self, engine: Optional[Engine] = None) -> None:
        self._profiler = _metier.ProfilerHandle((engine or default_engine())._engine)

    def add(self, posts: Union[PostLike, Iterable[PostLike]]) -> None:
        """Takes posts in (see `as_posts`): one, or as many as there are. The same post twice counts once."""
        if isinstance(posts, (Mapping, _metier.Post)):
            posts = [posts]
        batch: list[_metier.Post] = []
        for post in as_posts(posts):
            batch.append(post)
            if len(batch) == 4096:
                self._profiler.add(batch)
                batch = []
        self._profiler.add(batch)

    def add_attributions(self, attributions: Iterable[AttributionLike]) -> None:
        """Takes in what is said of people: dicts like {"kind": "list", "user": "ann", "by": "bob", "text": "golf pros"}, with the
        fields of docs/formats/attribution.md. They confirm what posts show and create nothing. ValueError for one that is none,
        LookupError for a topic that there is not: those before it are in, but for a kind that is none, or a field of another
        type (TypeError), which are found out before anything is taken."""
        self._profiler.add_attributions(attribution_fields(attributions))

    def profiles(
        self, *, as_of: TimeLike = None, subjects: Optional[Iterable[str]] = None, include_sensitive: bool = False
    ) -> list[Profile]:
        """See `Engine.profile`. The profiler stays as it is, for more posts."""
        lines = self.profiles_json(as_of=as_of, subjects=subjects, include_sensitive=include_sensitive)
        return [profile_of(line) for line in lines_of(lines)]

    def profiles_json(
        self, *, as_of: TimeLike = None, subjects: Optional[Iterable[str]] = None, include_sensitive: bool = False
    ) -> str:
        """The JSON Lines that `metier profile` writes, byte for byte."""
        if isinstance(subjects, str):
            raise TypeError("subjects are several names: give a list")
        return self._profiler.profiles(seconds(as_of), None if subjects is None else list(subjects), include_sensitive)

    def save(self) -> bytes:
        """All of it as bytes, for `load` here or elsewhere."""
        return self._profiler.save()

    def load(self, state: bytes) -> None:
        """Takes in what `save` gave. RuntimeError where it is damaged or was made with other data."""
        self._profiler.load(bytes(state))

    def merge(self, other: "Profiler") -> None:
        """Takes in all of another profiler, which is empty afterwards."""
        self._profiler.merge(other._profiler)

    def forget(self, author: str) -> tuple[int, int]:
        """Removes a person; how many posts and how many reactions to others went."""
        return self._profiler.forget(author)

    @property
    def added(self) -> int:
        """Posts taken in."""
        return self._profiler.added

    @property
    def authorless(self) -> int:
        """Posts that name no author, and so belong to nobody."""
        return self._profiler.authorless

    @property
    def too_long(self) -> int:
        """Posts beyond the engine's `text_bytes`, left out."""
        return self._profiler.too_long

    @property
    def memory_bytes(self) -> int:
        return self._profiler.memory_bytes


_lock = threading.Lock()
_default: Optional[Engine] = None


def default_engine() -> Engine:
    """The engine of the package's own data; opened once."""
    global _default
    with _lock:
        if _default is None:
            _default = Engine()
        return _default
