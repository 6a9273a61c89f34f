// What a topic must have before it may leave a band, whatever the logit says. A gate that holds at a mention caps the
// confidence too, for few such topics turn out to be right; what holds below expertise does not: how sure one may be
// does not depend on how often somebody posts.
//
//   one_occasion    a single occasion                                                      at most a mention
//   few_occasions   fewer than 3 with a post that is clearly on the topic                  at most a mention
//   one_week        all dated occasions inside 7 x 24 hours                                at most a mention
//   faint           Prominence below faint_prominence                                      at most a mention
//   thin            fewer than 5 occasions or 4 distinct weeks, or Prominence below
//                   thin_prominence                                                        below expertise
//   ring            the same of what is left without the posts that a ring answers         below expertise
//   six_weeks       all dated occasions inside 6 x 7 x 24 hours                            below expertise
//   no_dates        no post of the topic has a time                                        at most a mention
//   reposts_only    nothing in the person's own words                                      at most a mention
//
// Each depends on the topic's own posts alone, but for the prominence, which unrelated posts only lower: no unrelated
// post can lift one. None depends on ages, and none but `ring` on response.

#ifndef METIER_SRC_PROFILE_GATES_H_
#define METIER_SRC_PROFILE_GATES_H_

#include <vector>

#include "metier/profile.h"
#include "metier/taxonomy.h"
#include "profile/parameters.h"
#include "weigh/ledger.h"

namespace metier::profile {

// How far a topic stands out among the posts of a person:
//
//   own * sqrt(own / posts / (background + floor)) / (1 + topics beneath)^breadth,   where
//   own = leading - misheard * sibling - season * max(largest season - leading / 2, 0), at least 0
//
// A confidence may hardly count (features.h), so it cannot tell nine posts of a hundred from three of thirty; this can.
// Both matter: how many posts, and how many times more than of other people. The terms are masses of
// weigh::TopicLedger. A topic that never leads is mentioned on the way, however often; of posts on vim some sound like
// emacs; what six weeks are full of and the rest of the time is not may be over; and a broad topic is come across by
// way of each narrower one. At least 0, in posts. One more post that is plainly on the topic never lowers it.
struct Prominence {
  double whole = 0;
  double unarranged = 0;  // without weigh::TopicLedger::arranged_mass
};
Prominence MeasureProminence(const weigh::Ledger& ledger, const weigh::TopicLedger& topic, const Taxonomy& taxonomy,
                             const ProfileParameters& parameters, double background);

// All gates in the order above, held or not.
std::vector<Gate> CheckGates(const weigh::TopicLedger& topic, const Prominence& prominence,
                             const ProfileParameters& parameters);

// The confidence that the gates leave of `confidence`.
double Capped(double confidence, const std::vector<Gate>& gates);

// The band of a confidence that is capped already.
Band BandOf(double confidence, const std::vector<Gate>& gates, const ProfileParameters& parameters);

}  // namespace metier::profile

#endif  // METIER_SRC_PROFILE_GATES_H_
