// What `justera --hjälp` says.

export const HELP = `justera gör protokoll av mötesfiler och för liggare över paragraferna.

Ett protokolls väg, steg för steg:

  justera rendera FIL …       gör ett utkast som PDF, med preliminära nummer
  justera reservera FIL …     kallelsen skickas: numren reserveras, men är preliminära
  justera avsluta FIL …       mötet har hållits
  justera fastställ FIL …     nummer och innehåll låses, och PDF:en för underskrift görs
  justera justera MÖTE …      alla har skrivit under
  justera publicera MÖTE …    protokollet är publicerat
  justera arkivera MÖTE …     protokollet är arkiverat

När något händer på vägen:

  justera lås-upp MÖTE --skäl "…"                  låser upp före justering
  justera rätta FIL --skäl "…"                     gör en rättelse efter justering
                                                   (med --utkast bara ett utkast att titta på)
  justera makulera MÖTE --skäl "…"                 ställer in mötet, eller makulerar dess nummer
  justera makulera MÖTE --paragraf 12 --skäl "…"   makulerar ett nummer
  justera flytta FIL --från DATUM --skäl "…"       mötet har en ny dag; den står i filen
  justera börja --organ lsvo --år 2023 --paragraf 108   årets första nummer i liggaren

När som helst:

  justera importera FIL …     gör mötesfiler av protokoll som redan finns: PDF, Word, Markdown eller text
                              (--organ lsvo, --datum, --till-liggaren)
  justera kontrollera FIL …   säger allt som är fel eller tveksamt, med regel och källa, utan att skriva något
                              (--strikt, --alla, --format json eller sarif)
  justera liggare             visar liggaren (--organ, --år, --format tabell, csv, json eller pdf)
  justera liggare --kontrollera [MAPP …]   kontrollerar liggaren, och PDF-filerna mot den

En mapp står för alla mötesfiler (.yaml, .yml, .json) som ligger i den.
MÖTE är en mötesfil, eller organ och datum: lsvo-2023-11-17.

Val för alla kommandon:
  --ut MAPP                 var filerna hamnar (annars mappen out)
  --liggare FIL             liggaren (annars liggare.sqlite i samma mapp, eller det som står i
                            miljövariabeln JUSTERA_LIGGARE)
  --register FIL            registret över vilka som har uppdrag (annars register.yaml bredvid
                            mötesfilen, eller det som står i miljövariabeln JUSTERA_REGISTER)
  --vem NAMN                vem som gör det (annars JUSTERA_VEM, eller den inloggades namn)

Val för vissa kommandon:
  --ändå SKÄL               gör det fast ordningen eller en regel bryts; skälet skrivs in i liggaren
  --strikt                  stannar för varningar också (kontrollera, fastställ och rätta)
  --till-liggaren           för in de importerade protokollens nummer i liggaren
  --alla                    visar allt som kontrollen fann, inte bara en skärm
  --underskrift portal      för en underskriftsportal: inga fält i filen
  --underskrift fält        tomma underskriftsfält i filen
  --exemplar arkiv          utan raden om var underskrifterna kontrolleras, och utan filen till
                            underskriftsportalen; PDF-filen får -arkiv i namnet
  --klocka TID              tiden i filens egenskaper, till exempel 2023-11-17T12:00:00+01:00
                            (annars mötets slut)
  --datum DATUM             dagen då protokollet justerades (annars i dag)
  --av NAMN, NAMN           vilka som skrev under (annars alla som ska göra det)
  --godkänt                 protokollet godkändes, utan underskrift
  --fil FIL                 den underskrivna, publicerade eller arkiverade filen
  --adress ADRESS           var protokollet är publicerat
  --diarienummer NUMMER     där protokollet är arkiverat
  --huvud KONTROLLSUMMA     ett äldre huvud som ska finnas kvar i liggarens kedja
  --version, --hjälp

Handboken ligger i docs/handbok.md.`;
