/** The title of the card where the encrypted exports are to be seen, which others name. */
export const SEALED_EXPORTS = 'Exports chiffrés pour l’ENT'

/** What is kept of each, and what is not. */
export const SEALED_KEPT = 'son nom, sa date, sa taille, son empreinte SHA-256, l’UAI et le destinataire qu’il indique'
