window.YTD.tweet.part0 = [ {
  "retweeted" : false,
  "source" : "<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web Client</a>",
  "entities" : {
    "hashtags" : [ ],
    "urls" : [ {
      "url" : "http://t.co/old",
      "expanded_url" : "http://example.com/old",
      "display_url" : "example.com/old",
      "indices" : [ "4", "19" ]
    }, {
      "url" : "http://t.co/gone",
      "expanded_url" : null,
      "indices" : [ "20", "36" ]
    } ]
  },
  "favorite_count" : "1",
  "id_str" : "1050118621198921728",
  "id" : "1050118621198921728",
  "retweet_count" : "2",
  "created_at" : "Wed Oct 10 20:19:24 +0000 2018",
  "full_text" : "Old http://t.co/old http://t.co/gone",
  "lang" : "en"
}, {
  "retweeted" : false,
  "favorite_count" : "0",
  "id_str" : "1050118621198921729",
  "retweet_count" : "0",
  "created_at" : "Wed Oct 10 20:20:24 +0000 2018",
  "full_text" : "Second",
  "lang" : "en"
} ]
