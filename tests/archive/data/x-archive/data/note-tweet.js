window.YTD.note_tweet.part0 = [
  {
    "noteTweet" : {
      "noteTweetId" : "1700000000000000900",
      "updatedAt" : "2023-09-09T12:00:01.000Z",
      "lifecycle" : {
        "value" : "2",
        "name" : "Persisted",
        "originalName" : "Persisted",
        "annotations" : { }
      },
      "createdAt" : "2023-09-09T12:00:01.000Z",
      "core" : {
        "styletags" : [ ],
        "urls" : [
          {
            "expandedUrl" : "https://example.org/compost?a=1&lt=2",
            "toIndex" : "330",
            "shortUrl" : "https://t.co/longnote01",
            "displayUrl" : "example.org/compost",
            "fromIndex" : "307"
          }
        ],
        "text" : "Compost, at length. The heap wants two parts of brown & one part of green, turned every other week, kept as wet as a wrung sponge. Leaves and straw are brown; grass and kitchen scraps are green. If it smells, it wants air; if it sleeps, it wants green. Never put in bindweed roots: they survive anything you do to them. All of it is here: https://t.co/longnote01 and the second half of the story is that worms do the rest.",
        "mentions" : [ ],
        "cashtags" : [ ],
        "hashtags" : [ ]
      }
    }
  },
  {
    "noteTweet" : {
      "noteTweetId" : "1700000000000000901",
      "createdAt" : "2023-09-10T12:00:00.000Z",
      "core" : {
        "text" : "Compost, at length. Another note that begins like the first one, a day later."
      }
    }
  },
  {
    "noteTweet" : {
      "noteTweetId" : "1700000000000000902",
      "createdAt" : "2023-09-11T12:00:00.000Z",
      "core" : {
        "text" : 7
      }
    }
  }
]
