// Mantine in our setting: sizes, radii, the accent, and its variables tied to our colour tokens.
import {
  ActionIcon,
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  Menu,
  Modal,
  mergeThemeOverrides,
  Notification,
  NumberInput,
  Popover,
  Radio,
  SegmentedControl,
  Select,
  Switch,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core';

/** A long list can be scrolled by the keyboard, too, not only walked through. */
const scrollAreaProps = { viewportProps: { tabIndex: 0, role: 'group' } };

const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  colors: {
    dark: [
      '#e9ebee',
      '#b3bac4',
      '#939ba7',
      '#6c7581',
      '#3a4049',
      '#2a2f36',
      '#1b1e23',
      '#14161a',
      '#0f1114',
      '#0b0d0f',
    ],
    accent: [
      '#eef1fd',
      '#dfe5fb',
      '#bfcaf6',
      '#9aacf2',
      '#7d95f2',
      '#607be6',
      '#4764d4',
      '#3854bf',
      '#2f47a3',
      '#26397f',
    ],
  },
  autoContrast: false,
  fontFamily: 'var(--hf-font)',
  fontFamilyMonospace: 'var(--hf-mono)',
  fontSizes: { xs: '13px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.45', sm: '1.45', md: '1.45', lg: '1.45', xl: '1.4' },
  defaultRadius: 6,
  focusRing: 'auto',
  cursorType: 'pointer',
  headings: { fontWeight: '600' },
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 30 } }),
    Button: Button.extend({ defaultProps: { size: 'xs' } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs' } }),
    Drawer: Drawer.extend({ defaultProps: { padding: 20, transitionProps: { duration: 140 } } }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', withinPortal: true, transitionProps: { duration: 80 } } }),
    Modal: Modal.extend({ defaultProps: { padding: 20, centered: true, transitionProps: { duration: 120 } } }),
    NumberInput: NumberInput.extend({ defaultProps: { size: 'xs' } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } }),
    Radio: Radio.extend({ defaultProps: { size: 'xs' } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'xs' } }),
    Select: Select.extend({
      defaultProps: { size: 'xs', allowDeselect: false, checkIconPosition: 'right', scrollAreaProps },
    }),
    Switch: Switch.extend({ defaultProps: { size: 'xs' } }),
    Textarea: Textarea.extend({ defaultProps: { size: 'xs' } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'xs' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, withArrow: false, transitionProps: { duration: 80 } } }),
  },
});

/** The setting with the names that only a language can give: what the cross at a corner does. */
export const themeIn = (close: string) => {
  const defaultProps = { closeButtonProps: { 'aria-label': close } };
  const components = {
    Drawer: Drawer.extend({ defaultProps }),
    Modal: Modal.extend({ defaultProps }),
    Notification: Notification.extend({ defaultProps }),
  };
  return mergeThemeOverrides(theme, { components });
};

const shared = {
  '--mantine-color-body': 'var(--hf-bg)',
  '--mantine-color-text': 'var(--hf-text)',
  '--mantine-color-dimmed': 'var(--hf-text-faint)',
  '--mantine-color-placeholder': 'var(--hf-text-faint)',
  '--mantine-color-anchor': 'var(--hf-accent-text)',
  '--mantine-color-default': 'var(--hf-raised)',
  '--mantine-color-default-hover': 'var(--hf-hover)',
  '--mantine-color-default-color': 'var(--hf-text)',
  '--mantine-color-default-border': 'var(--hf-line)',
  '--mantine-color-error': 'var(--hf-lost-text)',
  '--mantine-color-gray-text': 'var(--hf-text-soft)',
  '--mantine-color-gray-light-color': 'var(--hf-text-soft)',
  '--mantine-color-gray-light-hover': 'var(--hf-hover)',
  '--mantine-color-gray-subtle-hover': 'var(--hf-hover)',
  '--mantine-color-accent-light': 'var(--hf-accent-wash)',
  '--mantine-color-accent-light-hover': 'var(--hf-accent-wash)',
  '--mantine-color-accent-light-color': 'var(--hf-accent-text)',
  '--mantine-color-disabled': 'var(--hf-sunken)',
  '--mantine-color-disabled-color': 'var(--hf-text-faint)',
  '--mantine-color-disabled-border': 'var(--hf-hairline)',
};

export const variables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
