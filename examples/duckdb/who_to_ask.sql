-- Whom to ask about a topic, and what the town talks about, from what the command line writes:
--
--   metier tag corpora/samples/town.jsonl > topics.jsonl
--   metier profile --format csv corpora/samples/town.jsonl > people.csv
--   duckdb < examples/duckdb/who_to_ask.sql

-- Experts and their evidence.
SELECT topic, "user", confidence, occasions, weeks
FROM read_csv('people.csv')
WHERE band = 'expertise'
ORDER BY topic, confidence DESC, "user";

-- Topics of posts: how many, by how many people, and how sure.
SELECT found.topic, count(*) AS posts, count(DISTINCT author) AS people, round(avg(found.confidence), 2) AS sure
FROM (SELECT author, unnest(topics) AS found FROM read_json('topics.jsonl', format = 'newline_delimited'))
GROUP BY found.topic
HAVING count(DISTINCT author) > 1
ORDER BY posts DESC, found.topic
LIMIT 10;

-- How many posts are about nothing in particular, and why.
SELECT coalesce(abstained, 'has topics') AS outcome, count(*) AS posts
FROM read_json('topics.jsonl', format = 'newline_delimited')
GROUP BY outcome
ORDER BY posts DESC;
