//! Numbers that look random and are the same in every run.

/// `SplitMix64`: the `number`th of a sequence.
pub(crate) fn mix(number: u64) -> u64 {
    let mut z = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// The `number`th of a sequence, from 0 to 1, without 1.
pub(crate) fn share(number: u64) -> f64 {
    let upper = u32::try_from(mix(number) >> 32).unwrap_or(u32::MAX);
    f64::from(upper) / (f64::from(u32::MAX) + 1.0)
}

/// A UUID of a number; the same one always has the same.
pub(crate) fn uuid(number: u64) -> String {
    let (high, low) = (mix(number.wrapping_add(1)), mix(number.wrapping_add(0x1_0000_0001)));
    // Version 4, variant 1.
    let digits = [high & !0xF000 | 0x4000, low >> 2 | 1 << 63].map(u64::to_be_bytes);
    let mut text = String::with_capacity(36);
    for (index, byte) in digits.as_flattened().iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        text.extend([byte >> 4, byte & 0xF].map(|digit| char::from_digit(digit.into(), 16).unwrap_or('0')));
    }
    text
}
