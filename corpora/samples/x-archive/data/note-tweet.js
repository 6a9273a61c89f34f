window.YTD.note_tweet.part0 = [
  {
    "noteTweet" : {
      "noteTweetId" : "1762584712624208241",
      "updatedAt" : "2024-02-27T21:05:17.000Z",
      "lifecycle" : {
        "value" : "2",
        "name" : "Persisted",
        "originalName" : "Persisted",
        "annotations" : { }
      },
      "createdAt" : "2024-02-27T21:05:17.000Z",
      "core" : {
        "styletags" : [ ],
        "urls" : [
          {
            "expandedUrl" : "https://wardnotes.example/for-my-students",
            "toIndex" : "785",
            "shortUrl" : "https://t.co/nWqT7sLk2x",
            "displayUrl" : "wardnotes.example/for-my-students",
            "fromIndex" : "762"
          }
        ],
        "text" : "Somebody asked why I'm still a nurse after nine winters of this, so, properly, for once. Because at 4am a man who hadn't spoken in three days asked me if it was raining, & it was, and we listened to it. Because I can spot sepsis from the door now & I couldn't when I was 22. Because the healthcare assistant on our ward knows every visitor's dog by name. The pay is bad. The rota is a joke told by someone who hates us. I have eaten lunch at 5pm standing in a linen cupboard. But every september they send us new ones, terrified, pens in all pockets, and by christmas they're telling a consultant \"no, come & look at him NOW\", and they are right. I run so that I can keep doing this. I do this so that running feels easy. What I put on the wall for my students: https://t.co/nWqT7sLk2x",
        "mentions" : [ ],
        "cashtags" : [ ],
        "hashtags" : [ ]
      }
    }
  }
]
