import { searchText, sortKey } from '@/lib/search-text'

/** What is stored of an establishment to find it and to put it in order; written whenever its name or town is. */
export function establishmentKeys({ uai, name, city }: { uai: string; name: string; city: string }) {
  return { searchText: searchText(name, city, uai), sortName: sortKey(name), sortCity: sortKey(city) }
}
