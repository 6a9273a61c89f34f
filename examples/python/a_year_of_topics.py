"""What one person wrote about, month by month, as a plot.

    python examples/python/a_year_of_topics.py corpora/samples/town.jsonl kat_ellery year.svg
"""

# %% Posts of everybody: how readers react elsewhere decides what their reactions are worth here.
import collections
import datetime
import sys

import matplotlib

import metier

archive, user, picture = sys.argv[1:4]
posts = list(metier.read(archive))

# %% Which topics does the person keep coming back to?
(profile,) = metier.profile(posts, subjects=[user])
for topic in profile.topics:
    print(f"{topic.topic:30} {topic.band:10} {topic.confidence:.2f}  {topic.occasions} occasions in {topic.weeks} weeks")
listed = [topic.topic for topic in profile.topics]

# %% When did they write of them?
own = [post for post in posts if post.author == user and post.time is not None]
counts = {topic: collections.Counter() for topic in listed}
for post, tagging in zip(own, metier.tag([post.text for post in own], min_confidence=0.5)):
    month = datetime.datetime.fromtimestamp(post.time, datetime.timezone.utc).strftime("%Y-%m")
    for topic, _ in tagging.topics:
        if topic in counts:
            counts[topic][month] += 1

# %% And the plot.
matplotlib.use("svg")
from matplotlib import pyplot  # noqa: E402

months = sorted({month for counter in counts.values() for month in counter})
figure, axes = pyplot.subplots(figsize=(9, 4))
for topic, counter in counts.items():
    axes.plot(months, [counter[month] for month in months], marker="o", label=topic)
axes.set_ylabel("posts")
axes.set_title(f"{user}: what the profile stands on")
axes.tick_params(axis="x", rotation=45)
axes.legend()
figure.tight_layout()
figure.savefig(picture)
