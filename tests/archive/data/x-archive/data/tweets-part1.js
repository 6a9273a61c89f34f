window.YTD.tweets.part1 = [
  {
    "tweet" : {
      "retweeted" : false,
      "entities" : {
        "urls" : [
          {
            "url" : "https://t.co/selflink01",
            "expanded_url" : "https://twitter.com/i/web/status/1700000000000000009",
            "display_url" : "twitter.com/i/web/status/1\u2026",
            "indices" : [ "250", "273" ]
          }
        ]
      },
      "favorite_count" : "40",
      "id_str" : "1700000000000000009",
      "truncated" : true,
      "retweet_count" : "9",
      "created_at" : "Sat Sep 09 12:00:00 +0000 2023",
      "full_text" : "Compost, at length. The heap wants two parts of brown &amp; one part of green, turned every other week, kept as wet as a wrung sponge. Leaves and straw are brown; grass and kitchen scraps are green. If it smells, it wants air; if it sl\u2026 https://t.co/selflink01",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "retweeted" : false,
      "favorite_count" : "2",
      "in_reply_to_status_id_str" : "1700000000000000004",
      "id_str" : "1700000000000000010",
      "retweet_count" : "0",
      "created_at" : "Sat Sep 09 12:30:00 +0000 2023",
      "full_text" : "third of my thread, the root is two files away",
      "lang" : "in"
    }
  }
]
