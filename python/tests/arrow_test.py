"""Tables in and out by Arrow's C interfaces, with whichever of pyarrow, Polars and DuckDB is installed."""

import os
import pathlib
import tempfile
import unittest

import metier


def optional(name):
    try:
        return __import__(name)
    except ImportError:
        return None


pa, pl, duckdb = optional("pyarrow"), optional("polars"), optional("duckdb")
TOWN = pathlib.Path(os.environ["SOURCE_DIR"]) / "corpora/samples/town.jsonl"


def needs(*modules, name):
    return unittest.skipUnless(all(modules), f"NOT CHECKED: needs {name}; pip install {name}")


def posts(count=None):
    found = list(metier.read(TOWN))[:count]
    return {"id": [p.id for p in found], "text": [p.text for p in found], "said": ["en" if i % 2 else None for i in range(len(found))]}


def expected(texts):
    return [([{"topic": t, "confidence": c} for t, c in tagging.topics], tagging.lang, tagging.abstained) for tagging in metier.tag(texts)]


def rows(columns):
    return list(zip(columns["topics"], columns["lang"], columns["abstained"]))


@needs(pa, name="pyarrow")
class PyArrow(unittest.TestCase):
    def check(self, table, texts, **options):
        result = pa.table(metier.tag_arrow(table, **options))
        result.validate(full=True)
        self.assertEqual(rows(result.to_pydict()), expected(texts))
        return result

    def test_a_table(self):
        data = posts()
        result = self.check(pa.table(data), data["text"], keep=["id"])
        self.assertEqual(result.column_names, ["id", "lang", "topics", "abstained"])
        self.assertEqual(result["id"].to_pylist(), data["id"])

    def test_every_layout_of_strings(self):
        texts = posts(60)["text"] + [None, "", "golf " * 100]
        for kind in (pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string()),
                     pa.dictionary(pa.uint16(), pa.large_string()), pa.dictionary(pa.int64(), pa.string())):
            with self.subTest(str(kind)):
                array = pa.array(texts, pa.string()).cast(kind) if not pa.types.is_dictionary(kind) else pa.array(texts).cast(kind.value_type).dictionary_encode().cast(kind)
                self.check(pa.table({"text": array}), texts)
        self.check(pa.table({"text": pa.nulls(5)}), [None] * 5)

    def test_slices_and_batches(self):
        data = posts(200)
        table = pa.table(data)
        result = self.check(table.slice(37, 91), data["text"][37:128], keep=["id", "said"])
        self.assertEqual(result["id"].to_pylist(), data["id"][37:128])
        self.assertEqual(result["said"].to_pylist(), data["said"][37:128])
        result = self.check(pa.concat_tables([table.slice(5, 3), table.slice(0, 0), table.slice(100, 50)]),
                            data["text"][5:8] + data["text"][100:150], keep=["said"])
        self.assertEqual(result["said"].to_pylist(), data["said"][5:8] + data["said"][100:150])
        # A struct array with an offset of its own, exported by itself.
        batch = pa.RecordBatch.from_pydict(data)
        self.check(batch.slice(11, 20), data["text"][11:31])
        self.check(batch.to_struct_array().slice(11, 20), data["text"][11:31])
        self.check(pa.table({"text": pa.array([], pa.string())}), [])

    def test_kept_columns_are_untouched(self):
        kept = pa.table({
            "text": ["golf", "chess"],
            "codes": pa.array(["a", "b"]).dictionary_encode(),
            "nested": [[{"x": 1}], None],
            "when": pa.array([1, None], pa.timestamp("s", "UTC")),
        }).replace_schema_metadata({"about": "a test"})
        kept = kept.set_column(0, pa.field("text", pa.string(), metadata={"k": "v"}), kept["text"])
        result = pa.table(metier.tag_arrow(kept, keep=["nested", "codes", "when", "text"]))
        self.assertEqual(result.select(["nested", "codes", "when", "text"]).to_pydict(), kept.select(["nested", "codes", "when", "text"]).to_pydict())
        self.assertEqual(result.schema.field("codes").type, kept.schema.field("codes").type)
        self.assertEqual(result.schema.field("text").metadata, {b"k": b"v"})

    def test_one_column(self):
        texts = ["golf and birdies #golf", None]
        self.check(pa.array(texts), texts)
        self.check(pa.chunked_array([texts, texts]), texts * 2)
        with self.assertRaisesRegex(ValueError, "one column"):
            metier.tag_arrow(pa.array(texts), keep=["id"])

    def test_languages(self):
        german = "Der Hund schläft heute den ganzen Tag"
        table = pa.table({"text": [german, german], "said": ["de", None]})
        self.assertEqual(pa.table(metier.tag_arrow(table, lang="said"))["lang"].to_pylist()[0], "de")

    def test_refusals(self):
        table = pa.table({"text": ["golf"], "lang": ["en"], "number": [1]})
        for options, message in (({"text": "nix"}, "no column"), ({"text": "number"}, "holds no strings"), ({"keep": ["nix"]}, "no column"),
                                 ({"keep": ["lang"]}, "two columns"), ({"keep": ["text", "text"]}, "two columns"),
                                 ({"top_k": -1}, "top_k"), ({"lang": "number"}, "holds no strings")):
            with self.assertRaisesRegex(ValueError, message):
                metier.tag_arrow(table, **options)
        with self.assertRaises(TypeError):
            metier.tag_arrow({"text": ["golf"]})
        stream = metier.tag_arrow(table)
        pa.table(stream)
        with self.assertRaisesRegex(ValueError, "read already"):
            pa.table(stream)

    def test_a_failure_of_the_input_comes_through(self):
        def batches():
            yield pa.RecordBatch.from_pydict({"text": ["golf"]})
            raise OSError("the disk is gone")

        reader = pa.RecordBatchReader.from_batches(pa.schema([("text", pa.string())]), batches())
        tagged = pa.RecordBatchReader.from_stream(metier.tag_arrow(reader))
        self.assertEqual(tagged.read_next_batch().num_rows, 1)
        with self.assertRaisesRegex(OSError, "the disk is gone"):
            tagged.read_next_batch()

    def test_streams_that_are_not_read_to_the_end(self):
        for _ in range(50):
            metier.tag_arrow(pa.table(posts(3)))
            pa.RecordBatchReader.from_stream(metier.tag_arrow(pa.table(posts(3)))).read_next_batch()

    def test_parquet_in_parquet_out(self):
        import pyarrow.parquet as pq

        with tempfile.TemporaryDirectory() as scratch:
            data = posts(500)
            pq.write_table(pa.table(data), f"{scratch}/posts.parquet", row_group_size=100)
            source = pq.ParquetFile(f"{scratch}/posts.parquet")
            batches = pa.RecordBatchReader.from_batches(source.schema_arrow, source.iter_batches(batch_size=64))
            tagged = pa.RecordBatchReader.from_stream(metier.tag_arrow(batches, keep=["id"]))
            pq.write_table(tagged.read_all(), f"{scratch}/topics.parquet")
            result = pq.read_table(f"{scratch}/topics.parquet").to_pydict()
            self.assertEqual(result["id"], data["id"])
            self.assertEqual(rows(result), expected(data["text"]))


@needs(pl, name="polars")
class Polars(unittest.TestCase):
    def test_a_frame(self):
        data = posts(300)
        frame = pl.DataFrame(data)
        result = pl.DataFrame(metier.tag_arrow(frame, keep=["id"]))
        self.assertEqual(rows(result.to_dict(as_series=False)), expected(data["text"]))
        self.assertEqual(result["id"].to_list(), data["id"])
        golfers = result.explode("topics").unnest("topics").filter(pl.col("topic") == "parenting")
        self.assertGreater(len(golfers), 0)

    def test_a_series_and_categories(self):
        data = posts(50)
        result = pl.DataFrame(metier.tag_arrow(pl.Series("text", data["text"])))
        self.assertEqual(rows(result.to_dict(as_series=False)), expected(data["text"]))
        frame = pl.DataFrame(data).with_columns(pl.col("said").cast(pl.Categorical))
        self.assertEqual(len(pl.DataFrame(metier.tag_arrow(frame, lang="said", keep=["said"]))), 50)


@needs(duckdb, pa, name="duckdb")
class DuckDb(unittest.TestCase):
    def test_a_relation(self):
        data = posts(300)
        frame = pa.table(data)
        relation = duckdb.sql("select id, text from frame where length(text) > 20")
        tagged = pa.table(metier.tag_arrow(relation, keep=["id"]))
        texts = [text for text in data["text"] if len(text) > 20]
        self.assertEqual(rows(tagged.to_pydict()), expected(texts))
        counts = duckdb.sql("select t.topic, count(*) n from (select unnest(topics) t from tagged) group by 1 order by 2 desc, 1").fetchall()
        self.assertGreater(counts[0][1], 5)
        self.assertEqual(sum(n for _, n in counts), sum(len(topics) for topics, _, _ in expected(texts)))


if __name__ == "__main__":
    unittest.main()
