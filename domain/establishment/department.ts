declare const departmentBrand: unique symbol

/** A département in the directory's three characters: `031`, `02A`, `974`. */
export type DepartmentCode = string & { readonly [departmentBrand]: true }

/** Names by canonical code, with the overseas collectivities that have schools of their own. */
const NAMES: Record<string, string> = {
  '001': 'Ain',
  '002': 'Aisne',
  '003': 'Allier',
  '004': 'Alpes-de-Haute-Provence',
  '005': 'Hautes-Alpes',
  '006': 'Alpes-Maritimes',
  '007': 'Ardèche',
  '008': 'Ardennes',
  '009': 'Ariège',
  '010': 'Aube',
  '011': 'Aude',
  '012': 'Aveyron',
  '013': 'Bouches-du-Rhône',
  '014': 'Calvados',
  '015': 'Cantal',
  '016': 'Charente',
  '017': 'Charente-Maritime',
  '018': 'Cher',
  '019': 'Corrèze',
  '02A': 'Corse-du-Sud',
  '02B': 'Haute-Corse',
  '021': 'Côte-d’Or',
  '022': 'Côtes-d’Armor',
  '023': 'Creuse',
  '024': 'Dordogne',
  '025': 'Doubs',
  '026': 'Drôme',
  '027': 'Eure',
  '028': 'Eure-et-Loir',
  '029': 'Finistère',
  '030': 'Gard',
  '031': 'Haute-Garonne',
  '032': 'Gers',
  '033': 'Gironde',
  '034': 'Hérault',
  '035': 'Ille-et-Vilaine',
  '036': 'Indre',
  '037': 'Indre-et-Loire',
  '038': 'Isère',
  '039': 'Jura',
  '040': 'Landes',
  '041': 'Loir-et-Cher',
  '042': 'Loire',
  '043': 'Haute-Loire',
  '044': 'Loire-Atlantique',
  '045': 'Loiret',
  '046': 'Lot',
  '047': 'Lot-et-Garonne',
  '048': 'Lozère',
  '049': 'Maine-et-Loire',
  '050': 'Manche',
  '051': 'Marne',
  '052': 'Haute-Marne',
  '053': 'Mayenne',
  '054': 'Meurthe-et-Moselle',
  '055': 'Meuse',
  '056': 'Morbihan',
  '057': 'Moselle',
  '058': 'Nièvre',
  '059': 'Nord',
  '060': 'Oise',
  '061': 'Orne',
  '062': 'Pas-de-Calais',
  '063': 'Puy-de-Dôme',
  '064': 'Pyrénées-Atlantiques',
  '065': 'Hautes-Pyrénées',
  '066': 'Pyrénées-Orientales',
  '067': 'Bas-Rhin',
  '068': 'Haut-Rhin',
  '069': 'Rhône',
  '070': 'Haute-Saône',
  '071': 'Saône-et-Loire',
  '072': 'Sarthe',
  '073': 'Savoie',
  '074': 'Haute-Savoie',
  '075': 'Paris',
  '076': 'Seine-Maritime',
  '077': 'Seine-et-Marne',
  '078': 'Yvelines',
  '079': 'Deux-Sèvres',
  '080': 'Somme',
  '081': 'Tarn',
  '082': 'Tarn-et-Garonne',
  '083': 'Var',
  '084': 'Vaucluse',
  '085': 'Vendée',
  '086': 'Vienne',
  '087': 'Haute-Vienne',
  '088': 'Vosges',
  '089': 'Yonne',
  '090': 'Territoire de Belfort',
  '091': 'Essonne',
  '092': 'Hauts-de-Seine',
  '093': 'Seine-Saint-Denis',
  '094': 'Val-de-Marne',
  '095': 'Val-d’Oise',
  '971': 'Guadeloupe',
  '972': 'Martinique',
  '973': 'Guyane',
  '974': 'La Réunion',
  '975': 'Saint-Pierre-et-Miquelon',
  '976': 'Mayotte',
  '977': 'Saint-Barthélemy',
  '978': 'Saint-Martin',
  '986': 'Wallis-et-Futuna',
  '987': 'Polynésie française',
  '988': 'Nouvelle-Calédonie',
}

/** Every known code, in the order of the numbers: the two of Corsica after `019`, as in official lists. */
export const DEPARTMENT_CODES = Object.keys(NAMES).sort(byNumber) as DepartmentCode[]

/** In a UAI, Corsica kept numbers for its two départements. */
const CORSICA: Record<string, string> = { '620': '02A', '720': '02B', '2A': '02A', '2B': '02B' }

/**
 * The canonical code of a département in any of the forms met in files: `1`, `01` and `001` are `001`; `2a`, `02A` and
 * `620` are `02A`; `974` stays. `null` for what is no département.
 */
export function parseDepartment(text: string): DepartmentCode | null {
  const typed = text.trim().toUpperCase()
  const bare = typed.replace(/^0+/, '')
  const code = CORSICA[bare] ?? bare.padStart(3, '0')
  return typed.length <= 3 && code in NAMES ? (code as DepartmentCode) : null
}

/** The département that a UAI's first three digits name: `0311238C` is in `031`, `7200583W` in `02B`. */
export function departmentOfUai(uai: string): DepartmentCode | null {
  return parseDepartment(uai.slice(0, 3))
}

export function departmentName(code: string): string {
  return NAMES[code] ?? code
}

/** The number people use: `031` is `31`, `02A` is `2A`, `974` stays. */
export function departmentNumber(code: string): string {
  return code.replace(/^0(?=..$)/, '')
}

function byNumber(a: string, b: string): number {
  return rank(a) - rank(b)
}

function rank(code: string): number {
  return Number(code.replace('A', '0').replace('B', '0.5'))
}
