/** Beyond, somebody is losing them: remove some first. */
export const MOST_WEBHOOKS = 10

/** Characters of an address. */
export const ADDRESS_MAX = 500

/** Days that deliveries stay visible. */
export const DELIVERY_DAYS = 30
