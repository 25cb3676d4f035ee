/** Mantine dressed in the window's tokens: small, dense, radius 6, hairlines rather than shadows. */
import {
  ActionIcon,
  Button,
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  Loader,
  type MantineColorsTuple,
  Menu,
  Modal,
  Popover,
  Tooltip,
} from "@mantine/core";
import { fontFamily, monospaceFamily } from "./fonts.ts";
import { cssVariables, dark, light } from "./tokens.ts";

/** Light to dark; 6 is the light scheme's accent, 3 the dark one's. */
const blue: MantineColorsTuple = [
  "#EEF4FC",
  "#D6E5F9",
  "#AACBF5",
  "#7DB2F7",
  "#5795E3",
  "#3A78CF",
  "#1F5FBF",
  "#1A519F",
  "#164486",
  "#12376D",
];
const rust: MantineColorsTuple = [
  "#FDF1EB",
  "#F9DDD0",
  "#F5BCA2",
  "#F2946B",
  "#E0733F",
  "#CC5A2B",
  "#B4461E",
  "#983A18",
  "#7D3014",
  "#632610",
];
const teal: MantineColorsTuple = [
  "#E8F7F5",
  "#C9ECE7",
  "#8EDBD0",
  "#4CC7B6",
  "#2FAE9E",
  "#169486",
  "#0B7A6F",
  "#09675E",
  "#07544D",
  "#05423C",
];
/** Dark scheme greys: 0 text, 4 hairline, 6 surface, 7 app, as Mantine reads them. */
const darkGreys: MantineColorsTuple = [
  "#E7EAEE",
  "#C4CAD2",
  "#A0A9B5",
  "#6F7883",
  "#3C424A",
  "#262A31",
  "#1B1E23",
  "#141619",
  "#101215",
  "#0C0E10",
];

export const theme = createTheme({
  fontFamily,
  fontFamilyMonospace: monospaceFamily,
  fontSizes: { xs: "11px", sm: "12px", md: "13px", lg: "15px", xl: "18px" },
  lineHeights: { xs: "16px", sm: "16px", md: "20px", lg: "20px", xl: "24px" },
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
  radius: { xs: "3px", sm: "4px", md: "6px", lg: "8px", xl: "12px" },
  defaultRadius: "md",
  colors: { blue, rust, teal, dark: darkGreys, red: rust },
  primaryColor: "blue",
  primaryShade: { light: 6, dark: 3 },
  // The accent changes sides between the schemes, and the text on it with it.
  variantColorResolver: (input) => {
    const colours = defaultVariantColorsResolver(input);
    const primary = input.color === undefined || input.color === input.theme.primaryColor;
    if (input.variant !== "filled" || !primary) return colours;
    return {
      ...colours,
      background: "var(--fw-accent)",
      hover: "var(--fw-accent-hover)",
      color: "var(--fw-on-accent)",
    };
  },
  respectReducedMotion: true,
  cursorType: "default",
  focusRing: "auto",
  headings: { fontWeight: "600", fontFamily },
  black: light.text,
  components: {
    Button: Button.extend({ defaultProps: { size: "xs" } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: "subtle", color: "gray", size: 28 } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 350, events: { hover: true, focus: true, touch: false }, multiline: true },
    }),
    Menu: Menu.extend({ defaultProps: { shadow: "md", transitionProps: { duration: 120 } } }),
    Popover: Popover.extend({ defaultProps: { shadow: "md", transitionProps: { duration: 120 } } }),
    Modal: Modal.extend({
      defaultProps: {
        transitionProps: { duration: 150, exitDuration: 0 },
        overlayProps: { backgroundOpacity: 0.4 },
      },
    }),
    Loader: Loader.extend({ defaultProps: { size: "sm", type: "oval" } }),
    TextInput: { defaultProps: { size: "xs" } },
    Select: { defaultProps: { size: "xs" } },
    MultiSelect: { defaultProps: { size: "xs" } },
    NumberInput: { defaultProps: { size: "xs" } },
    Textarea: { defaultProps: { size: "xs" } },
    Checkbox: { defaultProps: { size: "xs" } },
    Radio: { defaultProps: { size: "xs" } },
    Switch: { defaultProps: { size: "xs" } },
    SegmentedControl: { defaultProps: { size: "xs" } },
    Autocomplete: { defaultProps: { size: "xs" } },
    DatePickerInput: { defaultProps: { size: "xs" } },
  },
});

/** Our tokens, and Mantine's own variables set to them. */
export const variablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...cssVariables(light),
    ...sharedVariables,
    "--mantine-color-body": light.surface,
    "--mantine-shadow-md": "0 4px 16px rgba(20, 22, 25, 0.16)",
  },
  dark: {
    ...cssVariables(dark),
    ...sharedVariables,
    "--mantine-color-body": dark.surface,
    "--mantine-shadow-md": "0 4px 16px rgba(0, 0, 0, 0.5)",
  },
});

const sharedVariables = {
  "--mantine-color-text": "var(--fw-text)",
  "--mantine-color-dimmed": "var(--fw-muted)",
  "--mantine-color-placeholder": "var(--fw-muted)",
  "--mantine-color-default": "var(--fw-surface)",
  "--mantine-color-default-hover": "var(--fw-hover)",
  "--mantine-color-default-color": "var(--fw-text)",
  "--mantine-color-default-border": "var(--fw-control)",
  "--mantine-color-error": "var(--fw-lost)",
  "--mantine-primary-color-filled": "var(--fw-accent)",
  "--mantine-primary-color-contrast": "var(--fw-on-accent)",
};
