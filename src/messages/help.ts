// What `justera --hjälp` says.

export const HELP = `justera gör protokoll av mötesfiler.

  justera rendera FIL …       gör PDF-filer och tar paragrafnummer
  justera kontrollera FIL …   säger vad som är fel, utan att skriva något

En mapp står för alla mötesfiler (.yaml, .yml, .json) som ligger i den.

Val:
  --ut MAPP                 var filerna hamnar (annars mappen out)
  --liggare FIL             var paragrafnumren bokförs (annars liggare.sqlite i samma mapp,
                            eller det som står i miljövariabeln JUSTERA_LIGGARE)
  --underskrift portal      för en underskriftsportal: inga fält i filen
  --underskrift fält        tomma underskriftsfält i filen
  --exemplar underskrift    med raden om var underskrifterna kontrolleras (det vanliga)
  --exemplar arkiv          utan den raden och utan filen till underskriftsportalen; PDF-filen
                            får -arkiv i namnet
  --första-paragraf TAL     årets första nummer i liggaren, när året börjat på papper
  --klocka TID              tiden i filens egenskaper, till exempel 2023-11-17T12:00:00+01:00
                            (annars mötets slut)
  --version, --hjälp

Handboken ligger i docs/handbok.md.`;
