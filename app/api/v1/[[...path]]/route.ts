import { nothingThere } from '@/server/api'

export const dynamic = 'force-dynamic'

export { nothingThere as GET, nothingThere as POST, nothingThere as PUT }
export { nothingThere as PATCH, nothingThere as DELETE }
