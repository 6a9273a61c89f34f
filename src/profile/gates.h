// What a topic must have before it may leave a band, whatever the logit says. What holds at a mention caps the
// confidence too. What holds below expertise does not: how sure one may be does not depend on how often somebody posts.
//
//   one_occasion    a single occasion                                                      at most a mention
//   few_occasions   fewer than 3 with a post that is clearly on the topic                  at most a mention
//   one_week        all dated occasions inside 7 x 24 hours                                at most a mention
//   thin            fewer than 5 occasions or 4 distinct weeks; or few leading posts for so low a logit:
//                   logit + 3 ln(weigh::TopicLedger::leading_mass) < thin_surety          below expertise
//   six_weeks       all dated occasions inside 6 x 7 x 24 hours, but for the first or the
//                   last where it stands more than 30 days apart from the next           below expertise
//   no_dates        no post of the topic has a time                                        at most a mention
//   reposts_only    nothing in the person's own words                                      at most a mention
//
// Each depends on the topic's own posts alone, but for the logit and the leading posts, which unrelated posts only
// lower: no unrelated post can lift one. A topic that never leads is one that is mentioned on the way, however often;
// and of two whose confidence is the same, which counts hardly move (features.h), the one that was met more often is
// the surer expertise.

#ifndef METIER_SRC_PROFILE_GATES_H_
#define METIER_SRC_PROFILE_GATES_H_

#include <vector>

#include "metier/profile.h"
#include "profile/parameters.h"
#include "weigh/ledger.h"

namespace metier::profile {

// All gates in the order above, held or not.
std::vector<Gate> CheckGates(const weigh::TopicLedger& topic, double logit, const ProfileParameters& parameters);

// The confidence that the gates leave of `confidence`.
double Capped(double confidence, const std::vector<Gate>& gates);

// The band of a confidence that is capped already.
Band BandOf(double confidence, const std::vector<Gate>& gates, const ProfileParameters& parameters);

}  // namespace metier::profile

#endif  // METIER_SRC_PROFILE_GATES_H_
