#!/usr/bin/env bash
# Envoie chaque nuit à Passerelle une liste exportée par PRONOTE, la confirme si rien ne la retient, et dit qui est
# apparié. Le mode d'emploi est dans docs/nightly-list.md.
#
#   PASSERELLE=https://passerelle.exemple.fr JETON_FICHIER=/etc/passerelle/jeton UAI=0311238C \
#     ./liste-de-nuit.sh pupil /var/pronote/eleves.txt
#
# Profils : pupil (élèves), guardian (responsables), teacher (professeurs), staff (personnels).
# Sortie : 0 la liste est importée ; 1 refusée ou injoignable ; 2 mal appelé ; 3 elle attend quelqu'un dans Passerelle.
set -euo pipefail

dire() { printf '%s\n' "$*" >&2; }
arreter() { dire "$2"; exit "$1"; }

profil=${1:-} fichier=${2:-}
case $profil in
  pupil | guardian | teacher | staff) ;;
  *) arreter 2 "Dites le profil de la liste : pupil, guardian, teacher ou staff, puis le fichier." ;;
esac
[ -r "$fichier" ] || arreter 2 "Le fichier « $fichier » n'existe pas ou ne se lit pas."
[ -n "${PASSERELLE:-}" ] && [ -n "${UAI:-}" ] || arreter 2 "Il manque PASSERELLE (l'adresse) ou UAI (le code de l'établissement)."
[ -r "${JETON_FICHIER:-}" ] || arreter 2 "JETON_FICHIER doit nommer un fichier lisible, qui contient le jeton d'API."
jeton=$(tr -d '[:space:]' < "$JETON_FICHIER")
api="${PASSERELLE%/}/api/v1"

# La réponse dans $corps, son code dans $code. Le jeton passe par l'entrée de curl : il n'est pas dans la liste des processus.
appeler() {
  local reponse
  reponse=$(printf 'Authorization: Bearer %s\n' "$jeton" |
    curl --silent --show-error --max-time 300 --header @- --write-out '\n%{http_code}' "$@") ||
    arreter 1 "Passerelle ne répond pas à l'adresse $PASSERELLE."
  code=${reponse##*$'\n'} corps=${reponse%$'\n'*}
  case $code in
    2*) ;;
    *) arreter 1 "Passerelle a refusé ($code) : $(champ detail)" ;;
  esac
}
champ() { printf '%s' "$corps" | grep -o "\"$1\":\"[^\"]*\"" | head -n 1 | cut -d '"' -f 4; }
nombre() { printf '%s' "$corps" | grep -o "\"$1\":[0-9]*" | head -n 1 | cut -d : -f 2; }

# La même liste envoyée deux fois dans la journée n'est traitée qu'une fois.
cle="$profil-$(date +%F)-$(cksum < "$fichier" | tr -s ' ' '-')"

appeler --request POST --header 'Content-Type: application/octet-stream' --header "Idempotency-Key: $cle" \
  --header "Content-Disposition: attachment; filename=\"$profil-$(date +%F).txt\"" \
  --data-binary "@$fichier" "$api/establishments/$UAI/imports?profile=$profil&coverage=${COUVERTURE:-whole}"
import=$(champ id)
dire "Liste analysée : $(nombre rows) lignes, $(nombre new) nouvelles personnes, $(nombre changed) modifiées, $(nombre missing) absentes, $(nombre refused) lignes refusées."

suivre() {
  while appeler "$api/imports/$import"; [ "$(champ state)" = committing ]; do sleep 5; done
}
suivre
if printf '%s' "$corps" | grep -q '"casIdNotFound":{'; then
  dire "Aucune colonne « Identifiant CAS » n'est reconnue, rien n'est écrit :"
  printf '%s' "$corps" | sed 's/.*"casIdNotFound":{//' | grep -o '"remedy":"[^"]*"' | head -n 1 | cut -d '"' -f 4 >&2 || true
  arreter 3 "C'est à dire une seule fois : les prochaines listes seront lues ainsi."
fi
if [ "$(champ state)" = held ]; then
  dire "La liste est retenue, rien n'est écrit :"
  printf '%s' "$corps" | sed 's/.*"holds":\[//' | grep -o '"detail":"[^"]*"' | cut -d '"' -f 4 >&2 || true
  arreter 3 "Approuvez-la ou abandonnez-la dans Passerelle."
fi
if [ "$(champ state)" = analysed ]; then
  appeler --request POST --header "Idempotency-Key: $cle-commit" "$api/imports/$import/commit"
  suivre
fi
[ "$(champ state)" = committed ] || arreter 1 "La liste n'est pas importée : elle est dans l'état « $(champ state) »."

appeler "$api/establishments/$UAI/pairing"
echo "Liste importée. $(nombre paired) personnes appariées sur $(nombre people)."
