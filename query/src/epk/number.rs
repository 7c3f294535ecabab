//! Numbers in the encoding whose order as bytes is the order of the values.

const SIGN: u64 = 1 << 63;

/// Eight bits, then groups of seven, each followed by a bit that says whether another non-zero group comes.
pub(crate) fn binary_encode_number(value: f64, out: &mut Vec<u8>) {
    let bits = value.to_bits();
    let mut rest = if bits & SIGN == 0 { bits ^ SIGN } else { (!bits).wrapping_add(1) };
    let [first, ..] = rest.to_be_bytes();
    out.push(first);
    rest <<= 8;
    loop {
        let [group, ..] = rest.to_be_bytes();
        rest <<= 7;
        if rest == 0 {
            out.push(group & 0xFE);
            return;
        }
        out.push(group | 0x01);
    }
}

/// Reads the hexadecimal digits of an encoded number; what follows it does not count.
pub(crate) fn binary_decode_number(digits: &str) -> Option<f64> {
    let byte = |at: usize| u8::from_str_radix(digits.get(2 * at..2 * at + 2)?, 16).ok();
    let mut rest = u64::from(byte(0)?) << 56;
    let mut shift = 56_u32;
    for at in 1.. {
        let group = byte(at)?;
        shift = shift.checked_sub(7)?;
        rest |= u64::from(group >> 1) << shift;
        if group & 1 == 0 {
            break;
        }
    }
    Some(f64::from_bits(if rest & SIGN == 0 { !rest.wrapping_sub(1) } else { rest ^ SIGN }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_back() {
        // Negative zero is written as zero is.
        for value in [0.0, 1.0, -1.0, 0.1, -2.5e300, 5e-324, f64::MAX, f64::MIN, 4_294_967_295.0] {
            let mut bytes = Vec::new();
            binary_encode_number(value, &mut bytes);
            let mut digits = String::new();
            crate::epk::push_hex(&bytes, &mut digits);
            assert_eq!(binary_decode_number(&digits).map(f64::to_bits), Some(value.to_bits()), "{value}");
        }
        for cut in ["", "C", "C1", "C1EF", "C1EFE", "xx00", "C1EFFFFFFFFFFFFFFFFFFFFF"] {
            assert_eq!(binary_decode_number(cut), None, "{cut}");
        }
    }
}
