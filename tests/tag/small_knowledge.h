// A small directory of texts as the shipped one is laid out, and posts that meet what is in it.

#ifndef METIER_TESTS_TAG_SMALL_KNOWLEDGE_H_
#define METIER_TESTS_TAG_SMALL_KNOWLEDGE_H_

#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace metier::tag {

inline constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kSmallTexts = {{
    {"lexicon/cues.txt", "[negators]\nnot, no more\n[jokes]\nlol\n[first-names]\nbruce\n[similes]\nlike a\n"},
    {"lexicon/food.txt",
     "lamb | cooking | needs oven, mint sauce\nlamb's quarters | gardening\nfiat money | -\noven(s) | cooking | "
     "weak\n"},
    {"lexicon/sports.txt",
     "golf, golf club(s) | golf sports\nThe Masters | golf | cased | needs golf\nlamb | sports | name | forbids "
     "oven\n"},
    {"taxonomy/all.txt",
     "[sports]\nname: Sports\nabout: Games.\n\n[golf]\nname: Golf\nabout: Balls.\nparents: sports\naliases: golfing\n"
     "klout: golf\niab: 1 2\n\n[cooking]\nname: Cooking\nabout: Food.\nsensitive: yes\n\n[gardening]\n"
     "name: Gardening\nabout: Plants.\nwikidata: Q1\niptc: medtop:1\n"},
    {"words.txt", "the 1000\noven 20\ngolf 10\nlamb 9\nquarters 5\nclub 4\ndon't 2\n"},
}};

inline const std::vector<std::string_view> kSmallPosts = {
    "Roast lamb in the oven with mint sauce, lol",
    "lamb's quarters between the golf clubs; #LambsQuarters #golfclub #golf",
    "Not golf, no more ovens. Bruce Lamb at The Masters of golf, like a golf club https://golf.com/golf-club/lamb",
    "fiat money fiat money THE MASTERS golf golf golf golf golf golf",
    "",
};

}  // namespace metier::tag

#endif  // METIER_TESTS_TAG_SMALL_KNOWLEDGE_H_
