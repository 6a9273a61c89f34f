#include "text/function_words.h"

#include <algorithm>
#include <array>
#include <vector>

#include "absl/container/flat_hash_map.h"

namespace metier::text {

// Written for this project from the commonest words of each language and of its chats. Forms without accents stand
// beside those with, for many people type none. A word may stand in several lists; then it speaks for each by its rank.
// clang-format off
const LanguageWords kLanguageWords[kLanguages] = {
    {"en",
     "the to a of and in i is for you it on my with that this what how be are not have was at your can but from do "
     "if or as me we all just when so an get by has about out no they like will up one don't he new there who more "
     "any his it's i'm been why would their some than after now its were her she our only could them which first "
     "into did had too does then where because still here should over off these make us want know best need good "
     "people very u ur im lol omg gonna wanna dont cant thats that's can't i've you're isn't doesn't won't",
     "",
     ""},
    {"es",
     "de la que el en y a los se no un por con una las su para es al lo como más mas pero del le o si porque este "
     "sí ya yo todo esta está muy cuando hay me mi te tu eso ser son fue también tambien hasta sin sobre dos hoy "
     "así asi nos qué cómo donde quien desde todos nada cada tiene tengo estoy estamos era gracias hola bien mejor "
     "año años día dias ahora siempre uno ni otra otro esa ese mucho muchas puede hacer quiero voy vamos están han "
     "he ha jaja jajaja pues vez xq algo alguien solo sólo aquí cuál cual hace creo va mañana buenos buenas días "
     "mis tus sus nuestro nuestra casa estos estas gente usted ustedes ellos nosotros fin semana entre puedo "
     "quieres nunca después despues antes mundo función usar archivo",
     "ñ¿¡áéíóúü",
     "ción cion ciones dades ando iendo ados adas idos idas mente illo ito ita ería aron ieron aba ía ían amos emos"},
    {"pt",
     "de que e o a do da em com um para é não nao uma os no se na por mais as dos como mas foi ao ele das tem à seu "
     "sua ou ser quando muito há nos já está esta eu também tambem só pelo pela até isso ela entre era depois sem "
     "mesmo aos ter seus quem nas me esse eles estão você voce vc vcs tinha foram essa num nem suas meu minha às "
     "têm numa pelos hoje aqui agora bom boa dia tudo nada pra pro gente obrigado obrigada kkk kkkk né ne tá ta vai "
     "vou fazer assim então entao sobre onde qual ainda todo todos toda melhor bem ano anos estou são sao isto este "
     "deste nesta porque pq tô meus minhas ontem amanhã noite semana fim sempre nunca quero quer tenho acho sei "
     "algum alguém alguem algo dá dar usar pode posso erro função",
     "ãõçáéíóúâêô",
     "ção cao ções coes dade dades ando endo inho inha ados adas idos idas mente eiro eira agem agens ões aram eram "
     "ava amos emos"},
    {"fr",
     "de la le et les à l' est un une des en que pour du qui dans d' pas je il sur ce se ne plus c' j' au par ça ca "
     "avec sont vous n' mais on nous tu ou si qu' elle s' cette son ses aux comme tout bien fait mon ma être etre "
     "été même leur a ai y m' moi très tres sans où ont mes sa donc quand faire peut aussi deux trop suis es avez "
     "quoi merci bonjour salut oui non ils elles rien encore toujours jamais parce depuis alors après apres chez "
     "vers entre avant ces notre votre nos vos leurs ta ton tes toi lui était etait cela cet quel quelle quelqu' "
     "puis jour jours année ans vie monde aujourd'hui demain hier soir bon bonne mdr ptdr jsuis chui peu beaucoup "
     "faut c'est j'ai n'est d'un d'une qu'il qu'elle qu'on s'est l'a quelqu'un t'es t' comment pourquoi voilà voila "
     "vraiment",
     "éèàçêùûîôïœ",
     "euse euses eux ement aient aire aires ique iques eur eurs elle elles ette ettes ée ées és ité ités oire"},
    {"de",
     "der die und in den von zu das mit sich des auf für fur ist im dem nicht ein eine als auch es an werden aus er "
     "hat dass sie nach wird bei einer um am sind noch wie einem über uber einen so zum war haben nur oder aber vor "
     "zur bis mehr durch man sein wurde sei wenn ich wir du ihr mein meine mir mich dir dich uns euch kein keine "
     "schon mal jetzt heute morgen gestern hier da dann doch was wer wo warum weil immer nie alle alles viel sehr "
     "gut habe hast bin bist kann muss will soll würde könnte gibt ja nein danke bitte guten tag etwas jemand ganz "
     "wieder beim seit gegen ohne unter zwischen diese dieser dieses endlich leute jahr jahre zeit leben neue neuen "
     "neues neuer nix nen ne halt eigentlich einfach also denn damit dazu meinem meinen deine deiner unser "
     "unsere vom ab weiter "
     "welche welcher wäre war's gibt's geht macht machen fahren spielen",
     "äöüß",
     "ung ungen lich liche lichen licher isch ische ischen keit heit heiten chen iert ieren ierte schaft igen iges "
     "ern elt hlt cht chte sst tzt tten ndet"},
    {"it",
     "di e il la che in a per un è e' non una i le si da con del sono ma come al più piu anche mi della lo se ha "
     "nel l' dei alla ho dell' delle gli ci questo o dal cosa hai tutto questa io quando suo era tu sua perché "
     "perche su ed ti tutti ora essere molto fatto due nella solo ancora sempre qui poi quello chi fare mio mia "
     "grazie ciao bene bello bella oggi domani ieri niente mai proprio anni anno così cosi già gia senza dopo prima "
     "dove sei siamo stato stata po' c'è ce ne noi voi loro nei alle ai sul sulla dalla degli all' nell' un' d' "
     "quest' c' dell'anno l'ho l'ha buongiorno buona notte giorno vita mondo casa quanto quale qualcuno nessuno "
     "posso puoi può vuole voglio devo fa sto sta stanno nostro nostra miei tutte quelli invece però pero",
     "èéàòùì",
     "zione zioni mente tà ando endo ato ata ati ate uto uta etto etta ello ella issimo issima aggio"},
    {"nl",
     "de van een het en in is dat op te zijn met voor niet die aan er om ook als dan maar bij of uit nog naar heeft "
     "hij ik je we wat ze door over zo worden tot wel geen hebben deze meer heb was kan nu al mijn jij u mij wij "
     "jullie hun haar dit daar hier weer waar wie waarom hoe omdat altijd nooit veel goed heel zou moet moeten gaan "
     "gaat doen mensen jaar vandaag morgen gisteren leuk lekker dank bedankt hallo graag iemand iets niets alle "
     "alles zonder tegen onder tussen onze ons mn zn m'n z'n eens even toch toen echt word wordt werd weet ben bent "
     "gewoon beetje eerste nieuwe tijd dag week wil willen kunnen zien maken na sinds welke elke eigen zelf had "
     "terug af",
     "ëïéö",
     "ingen heid heden lijk lijke tje tjes ijk ijke aar aars eerd eert igde ische schap"},
    {"sv",
     "och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när år "
     "under också efter eller nu sin där vid mot ska skulle kommer ut får finns vara hade alla andra mycket än här "
     "då sedan över bara in blir upp även vad få två vill ha många hur mer går sverige du mig dig oss er min din "
     "mitt ditt hon dem man ingen inget aldrig alltid idag imorgon igår bra tack hej någon något varför vilken "
     "detta dessa utan mellan tills lite väldigt riktigt någonting dag kväll tycker måste nya hela göra gör se gå "
     "lol haha o å",
     "åäö",
     "ningen ningar arna orna erna ades het heter ligt liga igt iskt iska ande"},
    {"no",
     "og i er det på som en til for av at med har de ikke den om et fra var jeg men vi så kan han seg hun når år "
     "også etter eller nå være skal vil ved der mot ut fikk ble hadde alle andre mye enn her da over bare blir opp "
     "hva to mange hvor mer går norge du meg deg oss dere min din mitt ditt dem man ingen ingenting aldri alltid "
     "dag morgen bra takk hei noen noe hvorfor hvilken dette disse uten mellom litt veldig kveld synes må nye hele "
     "gjøre gjør gå får sammen hvordan fant ei ikkje eg heter bor kommer",
     "øåæ",
     "ningen ninger ene het heter lige ligt iske erer erte ende"},
    {"da",
     "og i er det på som en til for af at med har de ikke den om et fra var jeg men vi så kan han sig hun når år "
     "også efter eller nu være skal vil ved der mod ud fik blev havde alle andre meget end her da over bare bliver "
     "op hvad to mange hvor mere går danmark du mig dig os jer min din mit dit dem man ingen intet aldrig altid dag "
     "morgen godt tak hej nogen noget hvorfor hvilken dette disse uden mellem lidt aften synes må nye hele gøre gør "
     "gå får sammen hvordan kun lige nogle kunne skulle ville været mine dine jeres tror",
     "øåæ",
     "ningen ninger ene hed heder lige ligt iske erer ede ende"},
    {"fi",
     "ja on ei että se hän oli en mutta ole kun niin mitä joka tämä sen minä minun sinä nyt jos kuin ovat vain myös "
     "olen mut kaikki tai hyvä jo ne sitä tää mä sä oon me te he mikä missä miksi miten kuka vielä sitten tässä "
     "täällä siellä aina koskaan paljon vähän hyvin kanssa ilman ennen jälkeen tänään huomenna eilen kiitos moi hei "
     "päivä vuotta vuoden olla ollut olisi voi pitää tulee menee saa mun sun ettei eikä sekä joten koska mukaan "
     "asti yli ihan tosi kyllä suomi suomen viikko illalla huomenta viikonloppu uusi uuden ensi vaan mukava onko "
     "eivät emme olemme",
     "äö",
     "ssa ssä lla llä sta stä lta ltä lle ksi inen iset nen minen taan tään issa illa ista"},
    {"pl",
     "w i na z się sie nie do to że ze jest o jak a po co tak za od ale już juz czy przez dla tego był by jego może "
     "tym jej tylko są sa być byc ich który która które mnie mi mam ma jestem te ten ta tej pan gdy bardzo teraz "
     "kiedy bo jeszcze też tez nic wszystko ja ty my wy oni on ona go mu ci cię cie sobie u pod nad przed bez "
     "między żeby zeby gdzie kto dlaczego dziś dzis dzisiaj jutro wczoraj dobry dobrze dzień dzien dzięki dzieki "
     "cześć czesc ludzie lat rok roku życie chyba trzeba mój moja moje twój nasz nas was im chcę chce wiem było "
     "była były będzie bedzie można moim swoje super jakie jaki jaka nowy nowa lubię",
     "ąćęłńóśźż",
     "ów ego emu ach ami ość ości owa owy owe cie łem łam ują iego nych ych"},
    {"cs",
     "a se v na je že ze s to z do o i ve jsem si ale jako za by tak pro po co jak už uz jsou bylo byl být když "
     "kdyz aby má ma při podle jeho jen až od které který která ještě jeste nebo kde není neni než byla tím tom ten "
     "ta ty jsme mi mě me tě te mu jí ho nám vám jste bude budu také taky protože protoze dnes dneska zítra včera "
     "dobrý dobře díky diky ahoj lidi lidé let rok roku život moc velmi nic něco neco všechno vše někdo nikdo proč "
     "proc kdo jaký jaké můj moje moji naše váš jejich mezi bez před pod nad den večer ráno tady teď ted pak prostě "
     "mám mam máme chci můžu mohu nové nový",
     "čďěňřšťůýžáéí",
     "ých ého ému ách ami ost osti ová ový ové ování ích ovat"},
    {"tr",
     "bir ve bu da de için icin ne çok cok ile gibi daha o kadar var ben mi sen en ama her sonra olan değil degil "
     "şey sey benim diye ki bana ya yok iyi nasıl nasil neden niye kim biz siz onlar şimdi simdi bugün bugun yarın "
     "yarin dün olarak ise ancak çünkü cunku hiç hic mı mu mü mıyım musun misin varmı sadece bile tüm tum bütün "
     "butun güzel guzel büyük yeni türkiye evet hayır hayir teşekkürler tesekkurler merhaba selam günaydın gece gün "
     "gun yıl yil zaman insan oldu olmak olur olsun etmek eden ediyorum istiyorum seviyorum artık artik hala zaten "
     "belki bence sana ona beni seni onu bizim sizin burada orada şu su olduğu üzerinde arasında göre önce başka "
     "aynı biraz bunu buna lütfen nerede",
     "ğışçöü",
     "lar ler lık lik luk lük dan den yor yorum lari leri ları nın nin ında inde maya meye"},
    {"id",
     "yang dan di ini itu dengan untuk tidak dari dalam akan pada juga saya ke karena tersebut bisa ada mereka "
     "lebih kata tahun sudah atau saat oleh menjadi orang ia telah adalah seperti sebagai bahwa dapat para harus "
     "namun kita dua satu masih hari hanya mengatakan kepada kami setelah melakukan lalu belum lain dia kalau "
     "terjadi banyak menurut anda hingga tak baru beberapa ketika secara jalan sekitar dilakukan sementara tapi "
     "sangat hal sehingga seorang bagi besar lagi selama antara waktu sebuah jika sampai jadi terhadap serta pun "
     "salah merupakan atas sejak membuat baik memiliki kembali selain tetapi pertama kedua memang pernah apa mulai "
     "sama tentang bukan agar semua sedang kali kemudian hasil sejumlah aku kamu gue gw lu gak ga nggak ngga enggak "
     "udah udh aja banget nih dong sih yg dgn utk kok makan rumah teman pagi malam terima kasih besok kemarin mau "
     "punya buat cara gimana kenapa mana siapa",
     "",
     "kan nya annya kannya inya"},
    {"ro",
     "de și si în in a la cu o nu pe care este un că ca din să sa mai am pentru se au ce fi sunt dar ai îi le lui "
     "sau e i-a fost ale ei asta eu tu el ea noi voi când cand cum unde acum după dupa foarte bine doar mult multe "
     "toate tot azi mâine maine ieri cineva ceva nimic niciodată mereu despre fără fara până pana între prin spre "
     "așa asa deci mulțumesc multumesc salut bună buna ziua seara oameni ani an viață lumea acest această acesta "
     "aceasta ăsta într-o dintre lor mea meu mei tău ta nostru noastră îmi imi îți iti mă vă ne te dacă daca decât "
     "încă inca aici acolo pot poate vreau trebuie are avea era erau fac face merge dimineața noapte cât cat aș",
     "ăâîșțşţ",
     "ului elor ilor ească ție ții ează ești urile ele"},
    {"hu",
     "a az és es hogy nem is egy ez ezt azt meg van de csak ha már mar mint még el volt én en te ő mi ti ők minden "
     "ki mit lesz lehet vagy kell fel le most így igy úgy ugy olyan nagyon jó jo itt ott ma holnap tegnap mert "
     "miért miert hol mikor hogyan vagyok vagyunk vannak nincs nekem neked neki engem téged semmi valami valaki "
     "senki soha mindig sok kis nagy új uj után utan előtt között szerint köszönöm koszonom szia sziasztok jól "
     "napot reggelt estét ember emberek év évek nap élet idő hozzá vele velem róla akkor pedig sem ezek azok amikor "
     "ami aki mely két első be magyar tudom tud kérem szeretem szeretnék voltam ebben abban ezen azon kicsit "
     "tényleg",
     "őűáéíóöúü",
     "ban ben nak nek val vel ság ség hoz hez ból ből ról ről ött ott unk ünk tam tem"},
    {"ca",
     "de la que i el a en les per un una amb no és del al els es ho com més però va si o ha dels són aquest aquesta "
     "molt quan hi jo tu ell ella nosaltres també tot res gràcies bon dia avui demà ahir ara aquí on qui què perquè "
     "sense sobre fins entre l' d' s' n' m' meu meva seu seva nostre nostra fer ser estar tinc tens té tenim estic "
     "està estem havia era eren pot puc vull ja només sempre mai cap algú alguna gent anys any vida bé bona nit "
     "adeu això així aquests aquestes després abans dins",
     "çàèéíòóúïü",
     "cions tats aven aments esa ció"},
    {"tl",
     "ang ng sa na mga at ay ko ako mo ka ikaw siya kami tayo sila nila natin namin niya ito iyan iyon yan yun yung "
     "lang naman din rin pa ba po opo hindi di wala may mayroon meron kung kasi dahil para pero kaya talaga sobra "
     "grabe gusto ano sino saan kailan bakit paano dito diyan doon ngayon bukas kahapon araw gabi salamat magandang "
     "umaga tao buhay mahal bahay lahat isa dalawa nang kapag pag hanggang mula nasa akin atin amin iyo inyo kanya "
     "ni kay si nga daw raw haha hehe muna ulit pang wag huwag",
     "",
     "han hin ang"},
};
// clang-format on

namespace {

// Calls `use` for every part of `list` between blanks.
template <typename Use>
void ForEachPart(std::string_view list, Use use) {
  while (!list.empty()) {
    const std::string_view part = list.substr(0, list.find(' '));
    list.remove_prefix(std::min(part.size() + 1, list.size()));
    use(part);
  }
}

struct Ending {
  std::string_view letters;
  std::uint32_t languages = 0;
};

// By the last byte, which few endings share.
using Endings = std::array<std::vector<Ending>, 256>;

Endings MakeEndings() {
  static_assert(kLanguages <= 32);
  Endings endings;
  for (std::size_t language = 0; language < kLanguages; ++language) {
    ForEachPart(kLanguageWords[language].endings, [&](std::string_view letters) {
      endings[static_cast<unsigned char>(letters.back())].push_back({letters, std::uint32_t{1} << language});
    });
  }
  return endings;
}

using Lists = absl::flat_hash_map<std::string_view, std::vector<FunctionWord>>;

Lists MakeLists() {
  Lists lists;
  for (std::size_t language = 0; language < kLanguages; ++language) {
    std::uint8_t rank = 0;
    ForEachPart(kLanguageWords[language].words, [&](std::string_view word) {
      std::vector<FunctionWord>& found = lists[word];
      // Of a word that is given twice the better rank counts.
      if (found.empty() || found.back().language != language) {
        found.push_back({static_cast<std::uint8_t>(language), rank});
      }
      ++rank;
    });
  }
  return lists;
}

}  // namespace

std::uint32_t LanguagesWithEndingOf(std::string_view norm) {
  static const auto* const endings = new Endings(MakeEndings());
  std::uint32_t languages = 0;
  if (norm.size() < 5) return languages;
  for (const Ending& ending : (*endings)[static_cast<unsigned char>(norm.back())]) {
    if (norm.ends_with(ending.letters)) languages |= ending.languages;
  }
  return languages;
}

std::span<const FunctionWord> FindFunctionWord(std::string_view norm) {
  static const auto* const lists = new Lists(MakeLists());
  const auto found = lists->find(norm);
  if (found == lists->end()) return {};
  return found->second;
}

}  // namespace metier::text
