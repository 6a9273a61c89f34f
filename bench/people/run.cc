#include "bench/people/run.h"

#include <atomic>
#include <iterator>
#include <thread>
#include <utility>

namespace metier::people {
namespace {

// Towns of different sets of people have numbers, and so seeds, of their own.
constexpr int kVolumeTowns = 50'000;

std::vector<Outcome> RunTowns(const Composer& composer, const tag::Knowledge& knowledge,
                              const profile::ProfileParameters& parameters, const TownOptions& options,
                              const std::vector<double>& volumes, int people, int threads) {
  const int towns = (people + options.people - 1) / options.people;
  const int first = volumes.empty() ? 0 : kVolumeTowns;
  std::vector<std::vector<Outcome>> outcomes(static_cast<std::size_t>(towns));
  std::atomic<int> next{0};
  const auto work = [&] {
    for (int town = 0; (town = next.fetch_add(1)) < towns;) {
      const std::vector<Person> inhabitants = Inhabitants(composer, options, first + town, volumes);
      outcomes[static_cast<std::size_t>(town)] =
          RunTown(inhabitants, composer, knowledge, parameters, options, first + town);
    }
  };
  std::vector<std::thread> pool;
  for (int i = 1; i < threads; ++i) pool.emplace_back(work);
  work();
  for (std::thread& thread : pool) thread.join();
  std::vector<Outcome> all;
  for (std::vector<Outcome>& town : outcomes) {
    all.insert(all.end(), std::make_move_iterator(town.begin()), std::make_move_iterator(town.end()));
  }
  return all;
}

}  // namespace

std::vector<Outcome> RunPeople(const Composer& composer, const tag::Knowledge& knowledge,
                               const profile::ProfileParameters& parameters, const TownOptions& options, int people,
                               int threads) {
  return RunTowns(composer, knowledge, parameters, options, {}, people, threads);
}

std::vector<Outcome> RunVolumes(const Composer& composer, const tag::Knowledge& knowledge,
                                const profile::ProfileParameters& parameters, const TownOptions& options,
                                const std::vector<double>& volumes, int people, int threads) {
  return RunTowns(composer, knowledge, parameters, options, volumes, people, threads);
}

}  // namespace metier::people
