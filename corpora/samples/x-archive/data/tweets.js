window.YTD.tweets.part0 = [
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1794251923176555082"
          ],
          "editableUntil" : "2024-05-25T07:19:28.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "23"
      ],
      "favorite_count" : "11",
      "id_str" : "1794251923176555082",
      "truncated" : false,
      "retweet_count" : "1",
      "id" : "1794251923176555082",
      "created_at" : "Sat May 25 06:19:28 +0000 2024",
      "favorited" : false,
      "full_text" : "sun's out, freckles out",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1792320929850723435"
          ],
          "editableUntil" : "2024-05-19T23:26:24.000Z",
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
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "127"
      ],
      "favorite_count" : "7",
      "id_str" : "1792320929850723435",
      "truncated" : false,
      "retweet_count" : "1",
      "id" : "1792320929850723435",
      "created_at" : "Sun May 19 22:26:24 +0000 2024",
      "favorited" : false,
      "full_text" : "Easy miles only, bluebells, 5k chat pace with a colleague who started couch to 5k in jan &amp; did it non-stop today!! so proud",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1789701320702165711"
          ],
          "editableUntil" : "2024-05-12T17:57:00.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "59"
      ],
      "favorite_count" : "7",
      "id_str" : "1789701320702165711",
      "truncated" : false,
      "retweet_count" : "1",
      "id" : "1789701320702165711",
      "created_at" : "Sun May 12 16:57:00 +0000 2024",
      "favorited" : false,
      "full_text" : "International nurses day: we got a pen. One pen. between us",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1784467195909113897"
          ],
          "editableUntil" : "2024-04-28T07:18:27.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "18"
      ],
      "favorite_count" : "10",
      "id_str" : "1784467195909113897",
      "truncated" : false,
      "retweet_count" : "1",
      "id" : "1784467195909113897",
      "created_at" : "Sun Apr 28 06:18:27 +0000 2024",
      "favorited" : false,
      "full_text" : "blister report: no",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1780242928136882271"
          ],
          "editableUntil" : "2024-04-16T15:32:44.000Z",
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
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "107"
      ],
      "favorite_count" : "10",
      "id_str" : "1780242928136882271",
      "truncated" : false,
      "retweet_count" : "1",
      "id" : "1780242928136882271",
      "created_at" : "Tue Apr 16 14:32:44 +0000 2024",
      "favorited" : false,
      "full_text" : "Back on shift and Mr P in bed 4 had the tracker on his tablet the whole race, told the entire bay my splits",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1779781210617152385"
          ],
          "editableUntil" : "2024-04-15T08:58:02.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : false
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [
          {
            "name" : "sunnyhals",
            "screen_name" : "sunnyhals",
            "indices" : [
              "0",
              "10"
            ],
            "id_str" : "885437962",
            "id" : "885437962"
          }
        ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "24"
      ],
      "favorite_count" : "2",
      "in_reply_to_status_id_str" : "1779779317937471529",
      "in_reply_to_status_id" : "1779779317937471529",
      "in_reply_to_user_id" : "1187340562208133120",
      "in_reply_to_user_id_str" : "1187340562208133120",
      "in_reply_to_screen_name" : "tashabee_rn",
      "id_str" : "1779781210617152385",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1779781210617152385",
      "created_at" : "Mon Apr 15 07:58:02 +0000 2024",
      "favorited" : false,
      "full_text" : "@sunnyhals (still there)",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1779779317937471529"
          ],
          "editableUntil" : "2024-04-15T08:50:30.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : false
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [
          {
            "name" : "sunnyhals",
            "screen_name" : "sunnyhals",
            "indices" : [
              "0",
              "10"
            ],
            "id_str" : "885437962",
            "id" : "885437962"
          }
        ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "84"
      ],
      "favorite_count" : "3",
      "in_reply_to_status_id_str" : "1779746852598448756",
      "in_reply_to_status_id" : "1779746852598448756",
      "in_reply_to_user_id" : "885437962",
      "in_reply_to_user_id_str" : "885437962",
      "in_reply_to_screen_name" : "sunnyhals",
      "id_str" : "1779779317937471529",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1779779317937471529",
      "created_at" : "Mon Apr 15 07:50:30 +0000 2024",
      "favorited" : false,
      "full_text" : "@sunnyhals thank you!!! i can't bend. i've dropped my phone &amp; it lives there now",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1779521681195273861"
          ],
          "editableUntil" : "2024-04-14T15:46:45.000Z",
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
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "135"
      ],
      "favorite_count" : "11",
      "id_str" : "1779521681195273861",
      "truncated" : false,
      "retweet_count" : "2",
      "id" : "1779521681195273861",
      "created_at" : "Sun Apr 14 14:46:45 +0000 2024",
      "favorited" : false,
      "full_text" : "3:49:37 🏅 thirty seven seconds... no wait TWENTY THREE seconds under. Sat on the kerb wrapped in foil like leftovers. never again (oct)",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1772264652508498333"
          ],
          "editableUntil" : "2024-03-25T15:09:54.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "56"
      ],
      "favorite_count" : "8",
      "id_str" : "1772264652508498333",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1772264652508498333",
      "created_at" : "Mon Mar 25 14:09:54 +0000 2024",
      "favorited" : false,
      "full_text" : "mum rang to ask if i'm eating. mum i'm eating everything",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1769811929062181903"
          ],
          "editableUntil" : "2024-03-18T20:43:40.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "63"
      ],
      "favorite_count" : "8",
      "id_str" : "1769811929062181903",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1769811929062181903",
      "created_at" : "Mon Mar 18 19:43:40 +0000 2024",
      "favorited" : false,
      "full_text" : "35k, marathon pace for the last 10. Belief has entered the chat",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1767468364856296742"
          ],
          "editableUntil" : "2024-03-12T09:31:10.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "142"
      ],
      "favorite_count" : "8",
      "id_str" : "1767468364856296742",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1767468364856296742",
      "created_at" : "Tue Mar 12 08:31:10 +0000 2024",
      "favorited" : false,
      "full_text" : "Had to tell a junior doctor no today. Dose was x10. He went white, then bought me a coffee. Check and double check, every nurse has this story",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1765303903164826066"
          ],
          "editableUntil" : "2024-03-06T10:10:22.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : false
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [
          {
            "name" : "francy_m",
            "screen_name" : "francy_m",
            "indices" : [
              "0",
              "9"
            ],
            "id_str" : "2366492781",
            "id" : "2366492781"
          }
        ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "36"
      ],
      "favorite_count" : "5",
      "in_reply_to_status_id_str" : "1765295597276890135",
      "in_reply_to_status_id" : "1765295597276890135",
      "in_reply_to_user_id" : "2366492781",
      "in_reply_to_user_id_str" : "2366492781",
      "in_reply_to_screen_name" : "francy_m",
      "id_str" : "1765303903164826066",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1765303903164826066",
      "created_at" : "Wed Mar 06 09:10:22 +0000 2024",
      "favorited" : false,
      "full_text" : "@francy_m stairs BACKWARDS. trust me",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1762584712624212452"
          ],
          "editableUntil" : "2024-02-27T22:05:17.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [
          {
            "url" : "https://t.co/5hY698CrZ3",
            "expanded_url" : "https://twitter.com/i/web/status/1762584712624212452",
            "display_url" : "twitter.com/i/web/status/1…",
            "indices" : [
              "282",
              "305"
            ]
          }
        ]
      },
      "display_text_range" : [
        "0",
        "305"
      ],
      "favorite_count" : "188",
      "id_str" : "1762584712624212452",
      "truncated" : false,
      "retweet_count" : "41",
      "id" : "1762584712624212452",
      "possibly_sensitive" : false,
      "created_at" : "Tue Feb 27 21:05:17 +0000 2024",
      "favorited" : false,
      "full_text" : "Somebody asked why I'm still a nurse after nine winters of this, so, properly, for once. Because at 4am a man who hadn't spoken in three days asked me if it was raining, &amp; it was, and we listened to it. Because I can spot sepsis from the door now &amp; I couldn't when I was 2… https://t.co/5hY698CrZ3",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1762121757998714064"
          ],
          "editableUntil" : "2024-02-26T15:25:40.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "72"
      ],
      "favorite_count" : "19",
      "id_str" : "1762121757998714064",
      "truncated" : false,
      "retweet_count" : "1",
      "id" : "1762121757998714064",
      "created_at" : "Mon Feb 26 14:25:40 +0000 2024",
      "favorited" : false,
      "full_text" : "Foam roller: hurts, still doing it, no one knows why, calves like gravel",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1759974041017388876"
          ],
          "editableUntil" : "2024-02-20T17:11:24.000Z",
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
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "73"
      ],
      "favorite_count" : "12",
      "id_str" : "1759974041017388876",
      "truncated" : false,
      "retweet_count" : "1",
      "id" : "1759974041017388876",
      "created_at" : "Tue Feb 20 16:11:24 +0000 2024",
      "favorited" : false,
      "full_text" : "Pressure ulcer training. Turn your patients. Look at heels. LOOK AT HEELS",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1757434801079453950"
          ],
          "editableUntil" : "2024-02-13T17:01:22.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "22"
      ],
      "favorite_count" : "11",
      "id_str" : "1757434801079453950",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1757434801079453950",
      "created_at" : "Tue Feb 13 16:01:22 +0000 2024",
      "favorited" : false,
      "full_text" : "pancakes for dinner x2",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1754149333705427476"
          ],
          "editableUntil" : "2024-02-04T15:26:06.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "80"
      ],
      "favorite_count" : "7",
      "id_str" : "1754149333705427476",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1754149333705427476",
      "created_at" : "Sun Feb 04 14:26:06 +0000 2024",
      "favorited" : false,
      "full_text" : "30k race done, mud, 2 hills called \"hill\". Negative split!! Legs surprisingly ok",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1751899680834323137"
          ],
          "editableUntil" : "2024-01-29T10:26:47.000Z",
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
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "23"
      ],
      "favorite_count" : "5",
      "id_str" : "1751899680834323137",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1751899680834323137",
      "created_at" : "Mon Jan 29 09:26:47 +0000 2024",
      "favorited" : false,
      "full_text" : "it's the tiredest month",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1750255128549527456"
          ],
          "editableUntil" : "2024-01-24T21:31:55.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [
          {
            "url" : "https://t.co/PZtqEcxuWG",
            "expanded_url" : "https://wardnotes.example/sbar-handover-card",
            "display_url" : "wardnotes.example/sbar-handover-…",
            "indices" : [
              "130",
              "153"
            ]
          }
        ]
      },
      "display_text_range" : [
        "0",
        "153"
      ],
      "favorite_count" : "34",
      "id_str" : "1750255128549527456",
      "truncated" : false,
      "retweet_count" : "11",
      "id" : "1750255128549527456",
      "possibly_sensitive" : false,
      "created_at" : "Wed Jan 24 20:31:55 +0000 2024",
      "favorited" : false,
      "full_text" : "Obs &gt; vibes. If resp rate is \"18\" for all 24 patients then nobody counted &amp; I know it &lt;3 handover card for your pocket: https://t.co/PZtqEcxuWG",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1748447843389017164"
          ],
          "editableUntil" : "2024-01-19T21:50:25.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "124"
      ],
      "favorite_count" : "5",
      "id_str" : "1748447843389017164",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1748447843389017164",
      "created_at" : "Fri Jan 19 20:50:25 +0000 2024",
      "favorited" : false,
      "full_text" : "Corridor care. There's patients in the corridor with numbers blu-tacked on the wall. It's not normal. don't let it be normal",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1743553814918598042"
          ],
          "editableUntil" : "2024-01-06T09:43:17.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "117"
      ],
      "favorite_count" : "7",
      "id_str" : "1743553814918598042",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1743553814918598042",
      "created_at" : "Sat Jan 06 08:43:17 +0000 2024",
      "favorited" : false,
      "full_text" : "Got a spring marathon place. Want 3:50. Hill reps in the dark with a head torch and the other weirdos of running club",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1741032986729514631"
          ],
          "editableUntil" : "2023-12-30T10:46:25.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "33"
      ],
      "favorite_count" : "5",
      "id_str" : "1741032986729514631",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1741032986729514631",
      "created_at" : "Sat Dec 30 09:46:25 +0000 2023",
      "favorited" : false,
      "full_text" : "wrapped nothing. panicking softly",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1739324963325739744"
          ],
          "editableUntil" : "2023-12-25T17:39:21.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "106"
      ],
      "favorite_count" : "6",
      "id_str" : "1739324963325739744",
      "truncated" : false,
      "retweet_count" : "1",
      "id" : "1739324963325739744",
      "created_at" : "Mon Dec 25 16:39:21 +0000 2023",
      "favorited" : false,
      "full_text" : "Tinsel on the drip stands (infection control look away). Xmas day long shift w the best team on the planet",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1737211042611593370"
          ],
          "editableUntil" : "2023-12-19T21:39:23.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "66"
      ],
      "favorite_count" : "5",
      "id_str" : "1737211042611593370",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1737211042611593370",
      "created_at" : "Tue Dec 19 20:39:23 +0000 2023",
      "favorited" : false,
      "full_text" : "Santa dash 5k in a beard. Couldn't breathe, couldn't see, came 9th",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1729755610922094481"
          ],
          "editableUntil" : "2023-11-29T07:54:09.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "37"
      ],
      "favorite_count" : "6",
      "id_str" : "1729755610922094481",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1729755610922094481",
      "created_at" : "Wed Nov 29 06:54:09 +0000 2023",
      "favorited" : false,
      "full_text" : "new toaster, dangerous amounts of joy",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1727335732520947015"
          ],
          "editableUntil" : "2023-11-22T15:38:25.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : false
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [
          {
            "name" : "lottebakesnot",
            "screen_name" : "lottebakesnot",
            "indices" : [
              "0",
              "14"
            ],
            "id_str" : "1367199052",
            "id" : "1367199052"
          }
        ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "31"
      ],
      "favorite_count" : "3",
      "in_reply_to_status_id_str" : "1727316605773284877",
      "in_reply_to_status_id" : "1727316605773284877",
      "in_reply_to_user_id" : "1367199052",
      "in_reply_to_user_id_str" : "1367199052",
      "in_reply_to_screen_name" : "lottebakesnot",
      "id_str" : "1727335732520947015",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1727335732520947015",
      "created_at" : "Wed Nov 22 14:38:25 +0000 2023",
      "favorited" : false,
      "full_text" : "@lottebakesnot i'd eat that tbh",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1725596506582418252"
          ],
          "editableUntil" : "2023-11-17T20:27:21.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "98"
      ],
      "favorite_count" : "4",
      "id_str" : "1725596506582418252",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1725596506582418252",
      "created_at" : "Fri Nov 17 19:27:21 +0000 2023",
      "favorited" : false,
      "full_text" : "NEWS2 of 7 &amp; the doctor listened first time. Trust your gut, nurses, then put the number on it",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1723085778000545937"
          ],
          "editableUntil" : "2023-11-10T22:10:37.000Z",
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
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "64"
      ],
      "favorite_count" : "10",
      "id_str" : "1723085778000545937",
      "truncated" : false,
      "retweet_count" : "4",
      "id" : "1723085778000545937",
      "created_at" : "Fri Nov 10 21:10:37 +0000 2023",
      "favorited" : false,
      "full_text" : "Recovery weeks are so boring. Ran without a watch. Saw a heron??",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1721530208000937306"
          ],
          "editableUntil" : "2023-11-06T15:09:20.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "21"
      ],
      "favorite_count" : "4",
      "id_str" : "1721530208000937306",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1721530208000937306",
      "created_at" : "Mon Nov 06 14:09:20 +0000 2023",
      "favorited" : false,
      "full_text" : "dark. soup. more soup",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1717112410759760930"
          ],
          "editableUntil" : "2023-10-25T10:34:35.000Z",
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
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "73"
      ],
      "favorite_count" : "21",
      "id_str" : "1717112410759760930",
      "truncated" : false,
      "retweet_count" : "1",
      "id" : "1717112410759760930",
      "created_at" : "Wed Oct 25 09:34:35 +0000 2023",
      "favorited" : false,
      "full_text" : "Flu clinic: 122 arms today. \"is it gonna hurt?\" less than mile 24 my love",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1715453846555199159"
          ],
          "editableUntil" : "2023-10-20T20:44:03.000Z",
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
            "url" : "https://t.co/qu5aa913we",
            "expanded_url" : "https://tasharuns.example/marathon-race-day-kit-list",
            "display_url" : "tasharuns.example/marathon-race-…",
            "indices" : [
              "101",
              "124"
            ]
          }
        ]
      },
      "display_text_range" : [
        "0",
        "124"
      ],
      "favorite_count" : "21",
      "id_str" : "1715453846555199159",
      "truncated" : false,
      "retweet_count" : "5",
      "id" : "1715453846555199159",
      "possibly_sensitive" : false,
      "created_at" : "Fri Oct 20 19:44:03 +0000 2023",
      "favorited" : false,
      "full_text" : "Wrote up my marathon race day kit list bc nine people asked: socks &gt; shoes, vaseline &gt; dignity https://t.co/qu5aa913we",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1714007217843209303"
          ],
          "editableUntil" : "2023-10-16T20:55:40.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "73"
      ],
      "favorite_count" : "7",
      "id_str" : "1714007217843209303",
      "truncated" : false,
      "retweet_count" : "2",
      "id" : "1714007217843209303",
      "created_at" : "Mon Oct 16 19:55:40 +0000 2023",
      "favorited" : false,
      "full_text" : "Stairs. On a ward. The day after. Patients were overtaking me with frames",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1713485207396420732"
          ],
          "editableUntil" : "2023-10-15T10:21:23.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "102"
      ],
      "favorite_count" : "13",
      "id_str" : "1713485207396420732",
      "truncated" : false,
      "retweet_count" : "1",
      "id" : "1713485207396420732",
      "created_at" : "Sun Oct 15 09:21:23 +0000 2023",
      "favorited" : false,
      "full_text" : "MARATHON DONE. 3:58:12. sub 4!!!!! wall at 34k, a kid gave me a jelly baby, cried for the last 2 miles",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1713446783918539474"
          ],
          "editableUntil" : "2023-10-15T07:48:42.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "29"
      ],
      "favorite_count" : "8",
      "id_str" : "1713446783918539474",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1713446783918539474",
      "created_at" : "Sun Oct 15 06:48:42 +0000 2023",
      "favorited" : false,
      "full_text" : "medal at dinner, medal in bed",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1708030083169517786"
          ],
          "editableUntil" : "2023-09-30T09:04:40.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "70"
      ],
      "favorite_count" : "4",
      "id_str" : "1708030083169517786",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1708030083169517786",
      "created_at" : "Sat Sep 30 08:04:40 +0000 2023",
      "favorited" : false,
      "full_text" : "Race shoes broken in, 60k on them, socks chosen, vaseline. Twelve days",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1707483480847286781"
          ],
          "editableUntil" : "2023-09-28T20:52:40.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "90"
      ],
      "favorite_count" : "8",
      "id_str" : "1707483480847286781",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1707483480847286781",
      "created_at" : "Thu Sep 28 19:52:40 +0000 2023",
      "favorited" : false,
      "full_text" : "Taper madness. phantom knee pain. is it a cough? is it THE cough? have washed my hands raw",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1704248351026842955"
          ],
          "editableUntil" : "2023-09-19T22:37:24.000Z",
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
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "21"
      ],
      "favorite_count" : "4",
      "id_str" : "1704248351026842955",
      "truncated" : false,
      "retweet_count" : "1",
      "id" : "1704248351026842955",
      "created_at" : "Tue Sep 19 21:37:24 +0000 2023",
      "favorited" : false,
      "full_text" : "autumn candle o'clock",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1702434037378846601"
          ],
          "editableUntil" : "2023-09-14T22:27:58.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "85"
      ],
      "favorite_count" : "9",
      "id_str" : "1702434037378846601",
      "truncated" : false,
      "retweet_count" : "1",
      "id" : "1702434037378846601",
      "created_at" : "Thu Sep 14 21:27:58 +0000 2023",
      "favorited" : false,
      "full_text" : "Nights x4. My body clock is a rumour. horrid one on Thursday, thanks for the messages",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1698262723562834315"
          ],
          "editableUntil" : "2023-09-03T10:12:40.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : false
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [
          {
            "name" : "bandstandrunners",
            "screen_name" : "bandstandrunners",
            "indices" : [
              "3",
              "20"
            ],
            "id_str" : "2381380405",
            "id" : "2381380405"
          }
        ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "128"
      ],
      "favorite_count" : "0",
      "id_str" : "1698262723562834315",
      "truncated" : false,
      "retweet_count" : "4",
      "id" : "1698262723562834315",
      "created_at" : "Sun Sep 03 09:12:40 +0000 2023",
      "favorited" : false,
      "full_text" : "RT @bandstandrunners: Sunday social run, 9am at the bandstand. All paces, dogs welcome, cake after &amp; nobody gets left behind",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1695682704479096598"
          ],
          "editableUntil" : "2023-08-27T07:20:35.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "111"
      ],
      "favorite_count" : "11",
      "id_str" : "1695682704479096598",
      "truncated" : false,
      "retweet_count" : "2",
      "id" : "1695682704479096598",
      "created_at" : "Sun Aug 27 06:20:35 +0000 2023",
      "favorited" : false,
      "full_text" : "Preceptorship day: taught 6 newly qualifieds how to hand over in SBAR without crying. We all had a bit of a cry",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1691096186250854723"
          ],
          "editableUntil" : "2023-08-14T15:35:24.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : false
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [
          {
            "name" : "gwen_hafod",
            "screen_name" : "gwen_hafod",
            "indices" : [
              "0",
              "11"
            ],
            "id_str" : "1637820299",
            "id" : "1637820299"
          }
        ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "51"
      ],
      "favorite_count" : "5",
      "in_reply_to_status_id_str" : "1691079073528287140",
      "in_reply_to_status_id" : "1691079073528287140",
      "in_reply_to_user_id" : "1637820299",
      "in_reply_to_user_id_str" : "1637820299",
      "in_reply_to_screen_name" : "gwen_hafod",
      "id_str" : "1691096186250854723",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1691096186250854723",
      "created_at" : "Mon Aug 14 14:35:24 +0000 2023",
      "favorited" : false,
      "full_text" : "@gwen_hafod your dog is my favourite person on here",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1688122422642868511"
          ],
          "editableUntil" : "2023-08-06T10:38:44.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "97"
      ],
      "favorite_count" : "18",
      "id_str" : "1688122422642868511",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1688122422642868511",
      "created_at" : "Sun Aug 06 09:38:44 +0000 2023",
      "favorited" : false,
      "full_text" : "28k. Gels taste like sadness &amp; mango. Practised drinking from a cup while moving: 80% up nose",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1684216232691106925"
          ],
          "editableUntil" : "2023-07-26T15:56:55.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "147"
      ],
      "favorite_count" : "7",
      "id_str" : "1684216232691106925",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1684216232691106925",
      "created_at" : "Wed Jul 26 14:56:55 +0000 2023",
      "favorited" : false,
      "full_text" : "Held someone's hand at the end last night bc her son was on the motorway. He made it 10 min after. I told him she wasn't alone. This is the job too",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1682433598256320284"
          ],
          "editableUntil" : "2023-07-21T17:53:22.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "26"
      ],
      "favorite_count" : "8",
      "id_str" : "1682433598256320284",
      "truncated" : false,
      "retweet_count" : "1",
      "id" : "1682433598256320284",
      "created_at" : "Fri Jul 21 16:53:22 +0000 2023",
      "favorited" : false,
      "full_text" : "fan. cold flannel. silence",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1678283037420292078"
          ],
          "editableUntil" : "2023-07-10T07:00:31.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "63"
      ],
      "favorite_count" : "9",
      "id_str" : "1678283037420292078",
      "truncated" : false,
      "retweet_count" : "2",
      "id" : "1678283037420292078",
      "created_at" : "Mon Jul 10 06:00:31 +0000 2023",
      "favorited" : false,
      "full_text" : "Heat run: 10k at 6am, still 24C. Salt on my face like a pretzel",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1676682395341816269"
          ],
          "editableUntil" : "2023-07-05T21:00:08.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "122"
      ],
      "favorite_count" : "10",
      "id_str" : "1676682395341816269",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1676682395341816269",
      "created_at" : "Wed Jul 05 20:00:08 +0000 2023",
      "favorited" : false,
      "full_text" : "Drug round interrupted 14 times this morning. I counted. Red tabard says DO NOT DISTURB, might as well say ask me anything",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1673065647166194659"
          ],
          "editableUntil" : "2023-06-25T21:28:28.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "68"
      ],
      "favorite_count" : "4",
      "id_str" : "1673065647166194659",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1673065647166194659",
      "created_at" : "Sun Jun 25 20:28:28 +0000 2023",
      "favorited" : false,
      "full_text" : "please stop sending me pictures of your plane dinners 😭 (don't stop)",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1672713818846793410"
          ],
          "editableUntil" : "2023-06-24T22:10:26.000Z",
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
        "urls" : [ ],
        "media" : [
          {
            "expanded_url" : "https://twitter.com/tashabee_rn/status/1672713818846793410/photo/1",
            "indices" : [
              "119",
              "142"
            ],
            "url" : "https://t.co/t5zrrP6hHV",
            "media_url" : "http://pbs.twimg.com/media/F46703409XoAAx.jpg",
            "id_str" : "1672713818846703409",
            "id" : "1672713818846703409",
            "media_url_https" : "https://pbs.twimg.com/media/F46703409XoAAx.jpg",
            "sizes" : {
              "thumb" : {
                "w" : "150",
                "h" : "150",
                "resize" : "crop"
              },
              "medium" : {
                "w" : "900",
                "h" : "1200",
                "resize" : "fit"
              },
              "small" : {
                "w" : "510",
                "h" : "680",
                "resize" : "fit"
              },
              "large" : {
                "w" : "1536",
                "h" : "2048",
                "resize" : "fit"
              }
            },
            "type" : "photo",
            "display_url" : "pic.twitter.com/t5zrrP6hHV"
          }
        ]
      },
      "display_text_range" : [
        "0",
        "142"
      ],
      "favorite_count" : "9700",
      "extended_entities" : {
        "media" : [
          {
            "expanded_url" : "https://twitter.com/tashabee_rn/status/1672713818846793410/photo/1",
            "indices" : [
              "119",
              "142"
            ],
            "url" : "https://t.co/t5zrrP6hHV",
            "media_url" : "http://pbs.twimg.com/media/F46703409XoAAx.jpg",
            "id_str" : "1672713818846703409",
            "id" : "1672713818846703409",
            "media_url_https" : "https://pbs.twimg.com/media/F46703409XoAAx.jpg",
            "sizes" : {
              "thumb" : {
                "w" : "150",
                "h" : "150",
                "resize" : "crop"
              },
              "medium" : {
                "w" : "900",
                "h" : "1200",
                "resize" : "fit"
              },
              "small" : {
                "w" : "510",
                "h" : "680",
                "resize" : "fit"
              },
              "large" : {
                "w" : "1536",
                "h" : "2048",
                "resize" : "fit"
              }
            },
            "type" : "photo",
            "display_url" : "pic.twitter.com/t5zrrP6hHV"
          }
        ]
      },
      "id_str" : "1672713818846793410",
      "truncated" : false,
      "retweet_count" : "2300",
      "id" : "1672713818846793410",
      "possibly_sensitive" : false,
      "created_at" : "Sat Jun 24 21:10:26 +0000 2023",
      "favorited" : false,
      "full_text" : "The airline gave me a \"seasonal garden salad\". Reader, it was one (1) lettuce leaf folded in half to look like two. ✈️ https://t.co/t5zrrP6hHV",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1667774167228875470"
          ],
          "editableUntil" : "2023-06-11T07:02:01.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "17"
      ],
      "favorite_count" : "9",
      "id_str" : "1667774167228875470",
      "truncated" : false,
      "retweet_count" : "3",
      "id" : "1667774167228875470",
      "created_at" : "Sun Jun 11 06:02:01 +0000 2023",
      "favorited" : false,
      "full_text" : "pollen count: yes",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1667611864395155145"
          ],
          "editableUntil" : "2023-06-10T20:17:05.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "73"
      ],
      "favorite_count" : "5",
      "id_str" : "1667611864395155145",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1667611864395155145",
      "created_at" : "Sat Jun 10 19:17:05 +0000 2023",
      "favorited" : false,
      "full_text" : "parkrun PB 23.41!!!! chased a buggy the whole way and the buggy still won",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1665293655218324081"
          ],
          "editableUntil" : "2023-06-04T10:45:21.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "85"
      ],
      "favorite_count" : "14",
      "id_str" : "1665293655218324081",
      "truncated" : false,
      "retweet_count" : "2",
      "id" : "1665293655218324081",
      "created_at" : "Sun Jun 04 09:45:21 +0000 2023",
      "favorited" : false,
      "full_text" : "Short staffed: 1 nurse to 11 beds. I'm not a hero, I'm tired. Pay people, keep people",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1660749450638790145"
          ],
          "editableUntil" : "2023-05-22T21:48:18.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities" : {
        "hashtags" : [
          {
            "text" : "marathontraining",
            "indices" : [
              "57",
              "74"
            ]
          }
        ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "74"
      ],
      "favorite_count" : "10",
      "id_str" : "1660749450638790145",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1660749450638790145",
      "created_at" : "Mon May 22 20:48:18 +0000 2023",
      "favorited" : false,
      "full_text" : "Signed up. Autumn marathon. 21 weeks. why am i like this #marathontraining",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1657312050499552871"
          ],
          "editableUntil" : "2023-05-13T10:09:18.000Z",
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
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "46"
      ],
      "favorite_count" : "4",
      "id_str" : "1657312050499552871",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1657312050499552871",
      "created_at" : "Sat May 13 09:09:18 +0000 2023",
      "favorited" : false,
      "full_text" : "eurovision party in scrubs, straight from late",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1656760706432762444"
          ],
          "editableUntil" : "2023-05-11T21:38:28.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "59"
      ],
      "favorite_count" : "9",
      "id_str" : "1656760706432762444",
      "truncated" : false,
      "retweet_count" : "1",
      "id" : "1656760706432762444",
      "created_at" : "Thu May 11 20:38:28 +0000 2023",
      "favorited" : false,
      "full_text" : "Black toenail no. 3 this training block. Collecting the set",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1655217094700041871"
          ],
          "editableUntil" : "2023-05-07T15:24:42.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "113"
      ],
      "favorite_count" : "6",
      "id_str" : "1655217094700041871",
      "truncated" : false,
      "retweet_count" : "1",
      "id" : "1655217094700041871",
      "created_at" : "Sun May 07 14:24:42 +0000 2023",
      "favorited" : false,
      "full_text" : "Student nurse did her first cannula today, first go, patient gave her a thumbs up with the other hand. I squeaked",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1651354528164875375"
          ],
          "editableUntil" : "2023-04-26T23:36:14.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : false
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [
          {
            "name" : "sunnyhals",
            "screen_name" : "sunnyhals",
            "indices" : [
              "0",
              "10"
            ],
            "id_str" : "885437962",
            "id" : "885437962"
          }
        ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "23"
      ],
      "favorite_count" : "7",
      "in_reply_to_status_id_str" : "1651346220230117460",
      "in_reply_to_status_id" : "1651346220230117460",
      "in_reply_to_user_id" : "885437962",
      "in_reply_to_user_id_str" : "885437962",
      "in_reply_to_screen_name" : "sunnyhals",
      "id_str" : "1651354528164875375",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1651354528164875375",
      "created_at" : "Wed Apr 26 22:36:14 +0000 2023",
      "favorited" : false,
      "full_text" : "@sunnyhals omg TWINNING",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1649519184436004382"
          ],
          "editableUntil" : "2023-04-21T22:03:14.000Z",
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
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "71"
      ],
      "favorite_count" : "9",
      "id_str" : "1649519184436004382",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1649519184436004382",
      "created_at" : "Fri Apr 21 21:03:14 +0000 2023",
      "favorited" : false,
      "full_text" : "Tempo tuesday 5x1k @ 4:40, last one 4:32, saw stars, saw god, saw a dog",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1645833004502749160"
          ],
          "editableUntil" : "2023-04-11T17:55:41.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "82"
      ],
      "favorite_count" : "20",
      "id_str" : "1645833004502749160",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1645833004502749160",
      "created_at" : "Tue Apr 11 16:55:41 +0000 2023",
      "favorited" : false,
      "full_text" : "Patient's wife brought in a cake for the whole ward. Cried in the sluice. Best job",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1644443391909429267"
          ],
          "editableUntil" : "2023-04-07T21:53:51.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "32"
      ],
      "favorite_count" : "9",
      "id_str" : "1644443391909429267",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1644443391909429267",
      "created_at" : "Fri Apr 07 20:53:51 +0000 2023",
      "favorited" : false,
      "full_text" : "bank holiday nights, pray for me",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1640466058911418268"
          ],
          "editableUntil" : "2023-03-27T22:29:21.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "95"
      ],
      "favorite_count" : "11",
      "id_str" : "1640466058911418268",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1640466058911418268",
      "created_at" : "Mon Mar 27 21:29:21 +0000 2023",
      "favorited" : false,
      "full_text" : "Long run sunday: 18k, hail, sun, hail, a man shouting \"keep going\" who was himself sitting down",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1638312008472331182"
          ],
          "editableUntil" : "2023-03-21T23:49:55.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [
          {
            "text" : "nursing",
            "indices" : [
              "101",
              "109"
            ]
          }
        ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "109"
      ],
      "favorite_count" : "7",
      "id_str" : "1638312008472331182",
      "truncated" : false,
      "retweet_count" : "1",
      "id" : "1638312008472331182",
      "created_at" : "Tue Mar 21 22:49:55 +0000 2023",
      "favorited" : false,
      "full_text" : "New grads: write it down. The obs, the time, who you told. If it isn't in the notes it didn't happen #nursing",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1635043648921929650"
          ],
          "editableUntil" : "2023-03-12T23:22:38.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "43"
      ],
      "favorite_count" : "5",
      "id_str" : "1635043648921929650",
      "truncated" : false,
      "retweet_count" : "1",
      "id" : "1635043648921929650",
      "created_at" : "Sun Mar 12 22:22:38 +0000 2023",
      "favorited" : false,
      "full_text" : "who has eaten my yoghurt. it had my NAME on",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1633023699865045014"
          ],
          "editableUntil" : "2023-03-07T09:36:04.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "118"
      ],
      "favorite_count" : "16",
      "id_str" : "1633023699865045014",
      "truncated" : false,
      "retweet_count" : "2",
      "id" : "1633023699865045014",
      "created_at" : "Tue Mar 07 08:36:04 +0000 2023",
      "favorited" : false,
      "full_text" : "12 hrs, 19,400 steps, one banana. And they ask if I'll \"still go for a run\". I did. 6k easy. Legs like a haunted house",
      "lang" : "en"
    }
  }
]
