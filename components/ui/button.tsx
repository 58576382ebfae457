import type { ComponentProps } from 'react'
import { buttonClass, type ButtonLook } from './button-class'
import { Icon, type IconName } from './icon'

type ButtonProps = ButtonLook & Omit<ComponentProps<'button'>, 'style'> & { icon?: IconName }

/** A plain button. The one that sends a form through an action is `SubmitButton`, which shows that it is at work. */
export function Button({ variant, size, icon, className, type = 'button', children, ...rest }: ButtonProps) {
  return (
    <button type={type} className={buttonClass({ variant, size, className })} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}
