// What famous people post around noon. Written for this benchmark: chatter, for nobody learns to cook from it.

#ifndef METIER_BENCH_PEOPLE_LUNCH_H_
#define METIER_BENCH_PEOPLE_LUNCH_H_

#include <string_view>

namespace metier::people {

inline constexpr std::string_view kLunch[] = {
    "lunch time!",
    "Grabbing lunch with the team, see you all at 3",
    "So hungry. Is it noon yet?",
    "Best lunch date ever with my mom today, love you",
    "Late lunch between takes, long day ahead of us",
    "You guys, I just had the biggest lunch of my life and now I need a nap",
    "Thanks for the birthday lunch everybody, I am so lucky",
    "Lunch break. Tell me something good",
    "Skipped lunch again, don't be like me",
    "Had lunch next to the nicest couple today. They had no idea who I was and it was perfect",
    "Working lunch number four this week",
    "First real meal in two days, what a week",
    "My driver bought me lunch because I forgot my wallet. What a gentleman",
    "Lunch on the roof today, look at that sky",
    "Who else is still at the table at 4pm",
    "We laughed so hard at lunch that they asked us to leave",
    "Surprise lunch with my sister!! Haven't seen her in months",
    "Airport lunch. Again. Flight delayed two hours",
    "Signed a few things at lunch, you are all so sweet",
    "Nothing like lunch with old friends",
    "I owe half of this crew lunch after today's bloopers",
    "Sunday lunch with the family, phones off",
    "Spilled my whole lunch on my shirt ten minutes before the interview, pray for me",
    "Ordered lunch, fell asleep, woke up to nine missed calls",
    "lunch?",
    "Rain all day so we're having lunch in the car like kids",
    "Can somebody bring me lunch please and thank you",
    "Back from lunch, ask me anything for the next ten minutes",
    "My little one made me lunch today, I could cry",
    "Quick lunch then straight to the venue. Who's coming tonight?",
    "He proposed over lunch and she said YES. So happy for you two",
    "That was a lunch I will not forget soon",
    "Two meetings before lunch and three after, somebody send help",
    "Ran into my old teacher at lunch, she still calls me trouble",
    "Eating lunch alone today and honestly loving it",
    "Lunch is on me today, find me in the lobby",
    "Wow thank you for all the love this morning, reading your messages over lunch",
    "Three hour lunch, zero regrets",
    "Monday. Coffee, lunch, repeat",
    "Lunch with the lawyers, wish me luck lol",
};

}  // namespace metier::people

#endif  // METIER_BENCH_PEOPLE_LUNCH_H_
