window.YTD.tweets.part0 = [
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1700000000000000003"
          ],
          "editableUntil" : "2023-09-08T13:00:00.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [
          {
            "url" : "https://t.co/abc",
            "expanded_url" : "https://example.org/?q=a&lt=b",
            "display_url" : "example.org",
            "indices" : [ "20", "36" ]
          },
          {
            "url" : "https://t.co/abcd",
            "expanded_url" : "https://t.co/abc",
            "display_url" : "t.co",
            "indices" : [ "37", "54" ]
          }
        ],
        "media" : [
          {
            "url" : "https://t.co/pic1",
            "expanded_url" : "https://twitter.com/ann_gardens/status/1700000000000000003/photo/1",
            "type" : "photo"
          }
        ]
      },
      "display_text_range" : [ "0", "60" ],
      "favorite_count" : "12",
      "id_str" : "1700000000000000003",
      "truncated" : false,
      "retweet_count" : "3",
      "id" : "1700000000000000003",
      "possibly_sensitive" : false,
      "created_at" : "Fri Sep 08 12:00:00 +0000 2023",
      "favorited" : false,
      "full_text" : "Salt &amp; lime: 1 &lt; 2 &amp;amp; https://t.co/abc https://t.co/abcd {\"braces\": \"in text }\"} https://t.co/pic1",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "retweeted" : false,
      "entities" : { "urls" : [ ] },
      "favorite_count" : "0",
      "in_reply_to_status_id_str" : "1700000000000000003",
      "id_str" : "1700000000000000004",
      "in_reply_to_user_id" : "4242",
      "retweet_count" : "0",
      "id" : "1700000000000000004",
      "in_reply_to_status_id" : "1700000000000000003",
      "created_at" : "Fri Sep 08 12:05:00 +0000 2023",
      "full_text" : "and the second of my thread",
      "lang" : "en",
      "in_reply_to_screen_name" : "ann_gardens",
      "in_reply_to_user_id_str" : "4242"
    }
  },
  {
    "tweet" : {
      "retweeted" : false,
      "favorite_count" : "0",
      "id_str" : "1700000000000000006",
      "retweet_count" : "0",
      "created_at" : "Fri Sep 08 12:06:00 +0000 2023",
      "full_text" : "broken, for this string does not end,
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "retweeted" : false,
      "entities" : { "urls" : [ ] },
      "favorite_count" : "0",
      "id_str" : "1700000000000000007",
      "retweet_count" : "140",
      "created_at" : "Fri Sep 08 13:00:00 +0000 2023",
      "full_text" : "RT @allotments: Show day is on Saturday \u2026",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "retweeted" : false,
      "entities" : {
        "urls" : [
          {
            "url" : "https://t.co/quoted1",
            "expanded_url" : "https://twitter.com/bob/status/1699999999999999999",
            "display_url" : "twitter.com/bob/status/169\u2026",
            "indices" : [ "14", "37" ]
          }
        ]
      },
      "favorite_count" : "1",
      "id_str" : "1700000000000000008",
      "retweet_count" : "0",
      "created_at" : "Sat Sep 09 11:00:00 +0000 2023",
      "full_text" : "Just so, Bob: https://t.co/quoted1",
      "lang" : "und"
    }
  }
]
