window.YTD.tweets.part2 = [
  {
    "tweet" : {
      "retweeted" : false,
      "favorite_count" : "0",
      "in_reply_to_status_id_str" : "1699999999999999000",
      "id_str" : "1700000000000000011",
      "retweet_count" : "0",
      "created_at" : "Sun Sep 10 08:00:00 +0000 2023",
      "full_text" : "@carol thank you",
      "lang" : "en",
      "in_reply_to_screen_name" : "carol"
    }
  }
]
