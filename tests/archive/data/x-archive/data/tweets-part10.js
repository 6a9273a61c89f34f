window.YTD.tweets.part10 = [
  {
    "tweet" : {
      "retweeted" : false,
      "favorite_count" : "0",
      "id_str" : "1700000000000000012",
      "retweet_count" : "0",
      "created_at" : "Sun Sep 10 09:00:00 +0000 2023",
      "full_text" : "the last part",
      "lang" : "en"
    }
  }
]
