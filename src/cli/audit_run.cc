#include "cli/audit_run.h"

#include <stop_token>
#include <utility>

#include "cli/disputes.h"
#include "explain/build_audit.h"
#include "explain/provenance.h"
#include "profile/parameters.h"

namespace metier::cli {

absl::StatusOr<std::unique_ptr<const explain::Reweigher>> RunAudit(const Arguments& arguments,
                                                                   const tag::Knowledge& knowledge, int threads,
                                                                   AuditRequest request, InputCounts* counts,
                                                                   const AuditSink& sink) {
  const absl::StatusOr<profile::ProfileParameters> parameters = profile::ParseParameters(knowledge.model().profile());
  if (!parameters.ok()) return parameters.status();
  explain::EvidenceStore evidence;
  const EvidenceRequest wanted = {&evidence, request.options.subjects};
  absl::StatusOr<profile::ArchiveProfile> archive = ReadArchive(arguments, knowledge, threads, &wanted, counts);
  if (!archive.ok()) return archive.status();
  std::unique_ptr<const explain::Reweigher> reweigher;

  const explain::SetAsides set_asides = explain::ApplyDisputes(request.disputes, knowledge.taxonomy(), &*archive);
  if (request.smallest_sets || request.keep_reweigher) {
    reweigher =
        std::make_unique<const explain::Reweigher>(*archive, knowledge.taxonomy(), *parameters, request.options);
  }
  const explain::Provenance provenance = explain::ProvenanceOf(knowledge);
  const explain::AuditInputs inputs = {provenance,
                                       knowledge.taxonomy(),
                                       *parameters,
                                       request.options.background,
                                       request.options.profile,
                                       evidence,
                                       request.disputes,
                                       set_asides,
                                       request.keep_text,
                                       request.smallest_sets ? reweigher.get() : nullptr,
                                       request.only};
  absl::Status status;
  std::stop_source stop;
  request.options.stop = stop.get_token();
  (*std::move(archive))
      .Finish(knowledge.taxonomy(), *parameters, request.options,
              [&](const Profile& person, const weigh::Ledger& ledger) {
                status = sink(person, explain::BuildAudit(person, ledger, inputs));
                if (!status.ok()) stop.request_stop();
                evidence.Forget(person.user);
              });
  if (!status.ok()) return status;
  return reweigher;
}

absl::StatusOr<explain::AuditHeader> HeaderOf(const tag::Knowledge& knowledge, const AuditRequest& request) {
  const absl::StatusOr<profile::ProfileParameters> parameters = profile::ParseParameters(knowledge.model().profile());
  if (!parameters.ok()) return parameters.status();
  explain::AuditHeader header;
  header.provenance = explain::ProvenanceOf(knowledge);
  header.settings = profile::FormatParameters(*parameters);
  header.bias = parameters->bias;
  header.as_of = request.options.as_of;
  header.keep_text = request.keep_text;
  header.include_sensitive = request.options.profile.include_sensitive;
  header.all_subjects = !request.options.subjects.has_value();
  header.smallest_sets = request.smallest_sets;
  const Taxonomy& taxonomy = knowledge.taxonomy();
  for (std::size_t i = 0; i < taxonomy.size(); ++i) {
    const Topic& topic = taxonomy.topics()[i];
    header.topics.push_back({topic.slug, topic.name, topic.sensitive, request.options.background[i]});
  }
  for (const auto& [user, disputes] : request.disputes) {
    for (const explain::Dispute& dispute : disputes) {
      header.disputes.push_back({user, taxonomy[dispute.topic].slug, dispute.reject, dispute.date, dispute.reason});
    }
  }
  return header;
}

absl::StatusOr<explain::Disputes> DisputesOf(const Arguments& arguments, const Taxonomy& taxonomy,
                                             InputCounts* counts) {
  if (!arguments.Has("disputes")) return explain::Disputes();
  return ReadDisputes(arguments.Text("disputes"), taxonomy, &counts->refused_disputes);
}

absl::StatusOr<AuditRequest> AuditRequestOf(const Arguments& arguments, const tag::Knowledge& knowledge,
                                            InputCounts* counts) {
  absl::StatusOr<profile::FinishOptions> options = FinishOptionsOf(arguments, knowledge);
  if (!options.ok()) return options.status();
  absl::StatusOr<explain::Disputes> disputes = DisputesOf(arguments, knowledge.taxonomy(), counts);
  if (!disputes.ok()) return disputes.status();
  AuditRequest request;
  request.options = *std::move(options);
  request.disputes = *std::move(disputes);
  request.smallest_sets = arguments.Has("smallest-set");
  return request;
}

}  // namespace metier::cli
