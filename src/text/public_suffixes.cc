#include <algorithm>
#include <iterator>

#include "text/url.h"

namespace metier::text {
namespace {

// Suffixes of two labels and more under which people register names; sorted in byte order for the binary search. A
// choice from https://publicsuffix.org/list/ (MPL 2.0): the second levels of countries, and hosts that give everybody a
// name.
constexpr std::string_view kLongSuffixes[] = {
    // clang-format off
    "ac.at", "ac.id", "ac.il", "ac.in", "ac.jp", "ac.ke", "ac.kr", "ac.nz", "ac.th", "ac.uk", "ac.za", "ad.jp",
    "asn.au", "asso.fr", "azurewebsites.net", "bitbucket.io", "blog.br", "blogspot.ca", "blogspot.co.uk",
    "blogspot.com", "blogspot.com.au", "blogspot.com.br", "blogspot.de", "blogspot.fr", "blogspot.in", "blogspot.it",
    "blogspot.jp", "blogspot.mx", "co.at", "co.cr", "co.id", "co.il", "co.in", "co.jp", "co.ke", "co.kr", "co.nz",
    "co.th", "co.tz", "co.ug", "co.uk", "co.ve", "co.za", "co.zm", "co.zw", "com.ar", "com.au", "com.bd", "com.bo",
    "com.br", "com.cn", "com.co", "com.cy", "com.do", "com.ec", "com.eg", "com.es", "com.fr", "com.gh", "com.gr",
    "com.gt", "com.hk", "com.hr", "com.kw", "com.lb", "com.mt", "com.mx", "com.my", "com.ng", "com.np", "com.pa",
    "com.pe", "com.ph", "com.pk", "com.pl", "com.pt", "com.py", "com.qa", "com.ro", "com.ru", "com.sa", "com.sg",
    "com.sv", "com.tr", "com.tw", "com.ua", "com.uy", "com.ve", "com.vn", "edu.au", "edu.br", "edu.cn", "edu.co",
    "edu.hk", "edu.in", "edu.mx", "edu.my", "edu.pk", "edu.pl", "edu.sg", "edu.tr", "edu.tw", "firebaseapp.com",
    "firm.in", "fly.dev", "gc.ca", "geek.nz", "gen.in", "gen.nz", "gen.tr", "github.io", "gitlab.io", "go.id",
    "go.jp", "go.kr", "go.th", "gob.ar", "gob.mx", "gob.pe", "gouv.fr", "gov.au", "gov.br", "gov.cn", "gov.hk",
    "gov.il", "gov.in", "gov.it", "gov.pl", "gov.sg", "gov.tr", "gov.tw", "gov.uk", "gov.za", "govt.nz", "gr.jp",
    "herokuapp.com", "id.au", "ind.br", "ind.in", "info.pl", "itch.io", "jus.br", "k12.ca.us", "livejournal.com",
    "ltd.uk", "maori.nz", "me.uk", "mil.br", "ne.jp", "neocities.org", "net.ar", "net.au", "net.br", "net.cn",
    "net.il", "net.in", "net.nz", "net.pl", "net.tr", "net.tw", "net.uk", "netlify.app", "nhs.uk", "nom.br", "or.at",
    "or.id", "or.jp", "or.kr", "or.th", "org.ar", "org.au", "org.br", "org.cn", "org.hk", "org.il", "org.in",
    "org.mx", "org.my", "org.nz", "org.pl", "org.sg", "org.tr", "org.tw", "org.ua", "org.uk", "org.za", "pages.dev",
    "plc.uk", "police.uk", "pp.ua", "readthedocs.io", "sch.id", "sch.uk", "school.nz", "substack.com", "tumblr.com",
    "vercel.app", "waw.pl", "web.app", "web.id", "weebly.com", "wixsite.com", "wordpress.com", "workers.dev",
    // clang-format on
};

}  // namespace

bool IsLongPublicSuffix(std::string_view suffix) {
  return std::binary_search(std::begin(kLongSuffixes), std::end(kLongSuffixes), suffix);
}

}  // namespace metier::text
