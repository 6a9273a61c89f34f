window.YTD.follower.part0 = [
  {
    "follower" : {
      "accountId" : "1424306087561591323",
      "userLink" : "https://twitter.com/intent/user?user_id=1424306087561591323"
    }
  },
  {
    "follower" : {
      "accountId" : "1171783195626042928",
      "userLink" : "https://twitter.com/intent/user?user_id=1171783195626042928"
    }
  },
  {
    "follower" : {
      "accountId" : "996321207",
      "userLink" : "https://twitter.com/intent/user?user_id=996321207"
    }
  },
  {
    "follower" : {
      "accountId" : "6734211038",
      "userLink" : "https://twitter.com/intent/user?user_id=6734211038"
    }
  },
  {
    "follower" : {
      "accountId" : "1441855837900135215",
      "userLink" : "https://twitter.com/intent/user?user_id=1441855837900135215"
    }
  },
  {
    "follower" : {
      "accountId" : "1602860497520275929",
      "userLink" : "https://twitter.com/intent/user?user_id=1602860497520275929"
    }
  },
  {
    "follower" : {
      "accountId" : "7085060134",
      "userLink" : "https://twitter.com/intent/user?user_id=7085060134"
    }
  },
  {
    "follower" : {
      "accountId" : "1191506023005401957",
      "userLink" : "https://twitter.com/intent/user?user_id=1191506023005401957"
    }
  },
  {
    "follower" : {
      "accountId" : "1020579106870782116",
      "userLink" : "https://twitter.com/intent/user?user_id=1020579106870782116"
    }
  },
  {
    "follower" : {
      "accountId" : "1045789376108603431",
      "userLink" : "https://twitter.com/intent/user?user_id=1045789376108603431"
    }
  },
  {
    "follower" : {
      "accountId" : "3430643151",
      "userLink" : "https://twitter.com/intent/user?user_id=3430643151"
    }
  },
  {
    "follower" : {
      "accountId" : "1572652725266577027",
      "userLink" : "https://twitter.com/intent/user?user_id=1572652725266577027"
    }
  },
  {
    "follower" : {
      "accountId" : "9737678848",
      "userLink" : "https://twitter.com/intent/user?user_id=9737678848"
    }
  },
  {
    "follower" : {
      "accountId" : "1148704689461459243",
      "userLink" : "https://twitter.com/intent/user?user_id=1148704689461459243"
    }
  },
  {
    "follower" : {
      "accountId" : "4708795387",
      "userLink" : "https://twitter.com/intent/user?user_id=4708795387"
    }
  },
  {
    "follower" : {
      "accountId" : "1121735918830906255",
      "userLink" : "https://twitter.com/intent/user?user_id=1121735918830906255"
    }
  },
  {
    "follower" : {
      "accountId" : "4154029546",
      "userLink" : "https://twitter.com/intent/user?user_id=4154029546"
    }
  },
  {
    "follower" : {
      "accountId" : "1283108450919772675",
      "userLink" : "https://twitter.com/intent/user?user_id=1283108450919772675"
    }
  },
  {
    "follower" : {
      "accountId" : "9038906215",
      "userLink" : "https://twitter.com/intent/user?user_id=9038906215"
    }
  },
  {
    "follower" : {
      "accountId" : "5832826586",
      "userLink" : "https://twitter.com/intent/user?user_id=5832826586"
    }
  },
  {
    "follower" : {
      "accountId" : "5033194571",
      "userLink" : "https://twitter.com/intent/user?user_id=5033194571"
    }
  },
  {
    "follower" : {
      "accountId" : "6685253494",
      "userLink" : "https://twitter.com/intent/user?user_id=6685253494"
    }
  },
  {
    "follower" : {
      "accountId" : "827887326853664958",
      "userLink" : "https://twitter.com/intent/user?user_id=827887326853664958"
    }
  },
  {
    "follower" : {
      "accountId" : "1305731713129805809",
      "userLink" : "https://twitter.com/intent/user?user_id=1305731713129805809"
    }
  },
  {
    "follower" : {
      "accountId" : "1584726084911024105",
      "userLink" : "https://twitter.com/intent/user?user_id=1584726084911024105"
    }
  },
  {
    "follower" : {
      "accountId" : "888189025525813504",
      "userLink" : "https://twitter.com/intent/user?user_id=888189025525813504"
    }
  },
  {
    "follower" : {
      "accountId" : "9741720882",
      "userLink" : "https://twitter.com/intent/user?user_id=9741720882"
    }
  },
  {
    "follower" : {
      "accountId" : "1203760190818315991",
      "userLink" : "https://twitter.com/intent/user?user_id=1203760190818315991"
    }
  },
  {
    "follower" : {
      "accountId" : "4833922813",
      "userLink" : "https://twitter.com/intent/user?user_id=4833922813"
    }
  },
  {
    "follower" : {
      "accountId" : "990812113244920123",
      "userLink" : "https://twitter.com/intent/user?user_id=990812113244920123"
    }
  },
  {
    "follower" : {
      "accountId" : "6783720052",
      "userLink" : "https://twitter.com/intent/user?user_id=6783720052"
    }
  },
  {
    "follower" : {
      "accountId" : "4080668483",
      "userLink" : "https://twitter.com/intent/user?user_id=4080668483"
    }
  },
  {
    "follower" : {
      "accountId" : "1095070032814418891",
      "userLink" : "https://twitter.com/intent/user?user_id=1095070032814418891"
    }
  },
  {
    "follower" : {
      "accountId" : "999443245133605829",
      "userLink" : "https://twitter.com/intent/user?user_id=999443245133605829"
    }
  },
  {
    "follower" : {
      "accountId" : "3004261236",
      "userLink" : "https://twitter.com/intent/user?user_id=3004261236"
    }
  },
  {
    "follower" : {
      "accountId" : "9033017370",
      "userLink" : "https://twitter.com/intent/user?user_id=9033017370"
    }
  },
  {
    "follower" : {
      "accountId" : "1031037308437890205",
      "userLink" : "https://twitter.com/intent/user?user_id=1031037308437890205"
    }
  },
  {
    "follower" : {
      "accountId" : "841058661507005734",
      "userLink" : "https://twitter.com/intent/user?user_id=841058661507005734"
    }
  },
  {
    "follower" : {
      "accountId" : "1356758740591101790",
      "userLink" : "https://twitter.com/intent/user?user_id=1356758740591101790"
    }
  },
  {
    "follower" : {
      "accountId" : "8589113136",
      "userLink" : "https://twitter.com/intent/user?user_id=8589113136"
    }
  }
]
