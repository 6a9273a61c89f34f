window.YTD.account.part0 = [
  {
    "account" : {
      "email" : "tasha@mail.example",
      "createdVia" : "oauth:129032",
      "username" : "tashabee_rn",
      "accountId" : "1187340562208133120",
      "createdAt" : "2019-10-24T18:06:12.503Z",
      "accountDisplayName" : "Tasha B 🏃‍♀️"
    }
  }
]
