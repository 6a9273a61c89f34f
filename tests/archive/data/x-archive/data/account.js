window.YTD.account.part0 = [
  {
    "account" : {
      "email" : "ann@example.com",
      "createdVia" : "web",
      "username" : "ann_gardens",
      "accountId" : "4242",
      "createdAt" : "2011-03-01T10:00:00.000Z",
      "accountDisplayName" : "Ann"
    }
  }
]
