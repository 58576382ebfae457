# Envoie chaque nuit à Passerelle une liste exportée par PRONOTE, la confirme si rien ne la retient, et dit qui est
# apparié. Le mode d'emploi est dans docs/nightly-list.md.
#
#   .\liste-de-nuit.ps1 -Passerelle https://passerelle.exemple.fr -Uai 0311238C -Profil pupil -Fichier C:\Pronote\eleves.txt
#
# Avant la première fois, dans la session du compte qui lancera la tâche, range le jeton chiffré pour ce compte :
#   Read-Host -AsSecureString 'Jeton' | Export-Clixml jeton.xml
#
# Sortie : 0 la liste est importée ; 1 refusée ou injoignable ; 3 elle attend quelqu'un dans Passerelle.
param(
  [Parameter(Mandatory)] [string] $Passerelle,
  [Parameter(Mandatory)] [ValidatePattern('^[0-9]{7}[A-Z]$')] [string] $Uai,
  [Parameter(Mandatory)] [ValidateSet('pupil', 'guardian', 'teacher', 'staff')] [string] $Profil,
  [Parameter(Mandatory)] [string] $Fichier,
  [ValidateSet('whole', 'part')] [string] $Couverture = 'whole',
  [string] $Jeton = (Join-Path $PSScriptRoot 'jeton.xml')
)
$ErrorActionPreference = 'Stop'
[Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12

$secret = [Net.NetworkCredential]::new('', (Import-Clixml $Jeton)).Password
$api = $Passerelle.TrimEnd('/') + '/api/v1'
$jour = Get-Date -Format 'yyyy-MM-dd'
# La même liste envoyée deux fois dans la journée n'est traitée qu'une fois.
$cle = "$Profil-$jour-" + (Get-FileHash -Algorithm SHA256 $Fichier).Hash

function Invoke-Passerelle([string] $Methode, [string] $Chemin, [hashtable] $Entetes = @{}, [string] $Envoi) {
  $appel = @{
    Method = $Methode; Uri = "$api$Chemin"; UseBasicParsing = $true; TimeoutSec = 300
    Headers = @{ Authorization = "Bearer $secret" } + $Entetes
  }
  if ($Envoi) { $appel.InFile = $Envoi; $appel.ContentType = 'application/octet-stream' }
  try { $reponse = Invoke-WebRequest @appel }
  catch {
    $detail = $_.Exception.Message
    if ($_.ErrorDetails) { try { $detail = ($_.ErrorDetails.Message | ConvertFrom-Json).detail } catch { } }
    Write-Host "Passerelle a refusé ou ne répond pas : $detail"
    exit 1
  }
  # Windows PowerShell 5.1 lirait ces octets dans un autre alphabet.
  [Text.Encoding]::UTF8.GetString($reponse.RawContentStream.ToArray()) | ConvertFrom-Json
}

function Wait-Import([string] $Id) {
  $import = Invoke-Passerelle GET "/imports/$Id"
  while ($import.state -eq 'committing') {
    Start-Sleep -Seconds 5
    $import = Invoke-Passerelle GET "/imports/$Id"
  }
  $import
}

$entetes = @{ 'Idempotency-Key' = $cle; 'Content-Disposition' = "attachment; filename=`"$Profil-$jour.txt`"" }
$import = Invoke-Passerelle POST "/establishments/$Uai/imports?profile=$Profil&coverage=$Couverture" $entetes $Fichier
$n = $import.counts
Write-Host "Liste analysée : $($n.rows) lignes, $($n.new) nouvelles personnes, $($n.changed) modifiées, $($n.missing) absentes, $($n.refused) lignes refusées."

$import = Wait-Import $import.id
if ($import.casIdNotFound) {
  Write-Host "Aucune colonne « Identifiant CAS » n'est reconnue, rien n'est écrit :"
  Write-Host $import.casIdNotFound.remedy
  Write-Host "C'est à dire une seule fois : les prochaines listes seront lues ainsi."
  exit 3
}
if ($import.state -eq 'held') {
  Write-Host "La liste est retenue, rien n'est écrit :"
  $import.holds | ForEach-Object { Write-Host $_.detail }
  Write-Host 'Approuvez-la ou abandonnez-la dans Passerelle.'
  exit 3
}
if ($import.state -eq 'analysed') {
  Invoke-Passerelle POST "/imports/$($import.id)/commit" @{ 'Idempotency-Key' = "$cle-commit" } | Out-Null
  $import = Wait-Import $import.id
}
if ($import.state -ne 'committed') {
  Write-Host "La liste n'est pas importée : elle est dans l'état « $($import.state) »."
  exit 1
}

$rapport = Invoke-Passerelle GET "/establishments/$Uai/pairing"
Write-Host "Liste importée. $($rapport.paired) personnes appariées sur $($rapport.people)."
